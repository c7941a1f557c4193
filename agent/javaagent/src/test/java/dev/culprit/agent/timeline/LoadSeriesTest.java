package dev.culprit.agent.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.profile.Timeline.Load;
import org.junit.jupiter.api.Test;

final class LoadSeriesTest {

    @Test
    void aLongSeriesIsThinnedOutAndGoesOnAtLongerIntervals() {
        LoadSeries series = new LoadSeries();
        long first = series.intervalNanos();
        for (int i = 0; i < LoadSeries.MOST; i++) {
            series.add(new Load(i, i, i, i));
        }
        assertThat(series.looks()).hasSize(LoadSeries.MOST);

        series.add(new Load(LoadSeries.MOST, 0, 0, 0));

        assertThat(series.intervalNanos()).isEqualTo(2 * first);
        assertThat(series.looks()).hasSize(LoadSeries.MOST / 2 + 1);
        assertThat(series.looks().get(1).atNanos()).isEqualTo(2);
        assertThat(series.looks().get(LoadSeries.MOST / 2).atNanos()).isEqualTo(LoadSeries.MOST);
    }
}
