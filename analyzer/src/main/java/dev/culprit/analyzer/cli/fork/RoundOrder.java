package dev.culprit.analyzer.cli.fork;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * In which order a round runs its series. Every second round is the one before it backwards, so that a machine that gets steadily
 * slower or faster burdens all alike once the number of rounds is even. Of more than two series each pair of rounds begins one
 * series later, so that after {@code 2 * series} rounds each has stood in each place twice: a cache that the first of a round
 * finds cold is nobody's disadvantage. Two series keep to ABBA.
 */
final class RoundOrder {

    private RoundOrder() {}

    /**
     * @param round from 1
     * @param series how many there are
     * @return positions of the series, first to last
     */
    static List<Integer> of(int round, int series) {
        int pair = (round - 1) / 2;
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < series; i++) {
            order.add(series == 2 ? i : (i + pair) % series);
        }
        if (round % 2 == 0) {
            Collections.reverse(order);
        }
        return order;
    }
}
