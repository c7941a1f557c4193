package dev.culprit.analyzer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LongIntMapTest {

    @Property(tries = 200)
    void itHoldsWhatAMapHolds(@ForAll List<Long> keys, @ForAll @IntRange(max = 1000) int value) {
        LongIntMap map = new LongIntMap();
        Map<Long, Integer> expected = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            map.put(keys.get(i), value + i);
            expected.put(keys.get(i), value + i);
        }

        assertThat(map.size()).isEqualTo(expected.size());
        expected.forEach((key, held) -> assertThat(map.get(key)).isEqualTo(held));
    }

    @Test
    void denseKeysOfTwoPartsStayApart() {
        LongIntMap map = new LongIntMap();
        for (int high = 0; high < 300; high++) {
            for (int low = -1; low < 300; low++) {
                map.put(LongIntMap.key(high, low), high * 1000 + low + 1);
            }
        }

        assertThat(map.size()).isEqualTo(300 * 301);
        assertThat(map.get(LongIntMap.key(299, -1))).isEqualTo(299_000);
        assertThat(map.get(LongIntMap.key(17, 4))).isEqualTo(17_005);
        assertThat(map.get(LongIntMap.key(300, 0))).isEqualTo(LongIntMap.MISSING);
    }

    @Test
    void theValueThatStandsForAMissingKeyIsRefused() {
        assertThatThrownBy(() -> new LongIntMap().put(1, LongIntMap.MISSING)).hasMessageContaining("missing key");
    }
}
