package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.Cause;
import dev.culprit.analyzer.model.Certainty;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.Interval;
import dev.culprit.analyzer.model.PerCall;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {

    private final Wording wording = new Wording(Amounts.ASCII, "->");

    @Test
    void aSlowerCallIsSaidToBeSlower() {
        assertThat(wording.cause(slower(1_000, 1.25))).isEqualTo("each call takes 25.0 % more time");
        assertThat(wording.cause(slower(-1_000, 0.75))).isEqualTo("each call takes 25.0 % less time");
    }

    @Test
    void aTypicalCallThatGoesTheOtherWayThanTheSumIsNotSaidToBeTheCause() {
        assertThat(wording.cause(slower(1_000, 0.8))).isEqualTo("some calls take more time");
        assertThat(wording.cause(slower(-1_000, 1.2))).isEqualTo("some calls take less time");
    }

    private static Culprit slower(double deltaNanos, double ratio) {
        return new Culprit(
                1,
                new Function("a.Orders", "price", "()V", "Orders.java", 7),
                null,
                null,
                0,
                Cause.SLOWER_CALLS,
                deltaNanos,
                null,
                1,
                ratio,
                Interval.UNKNOWN,
                0.5,
                10,
                10,
                PerCall.UNKNOWN,
                PerCall.UNKNOWN,
                false,
                List.of(),
                0,
                List.of(),
                "",
                Certainty.UNKNOWN);
    }
}
