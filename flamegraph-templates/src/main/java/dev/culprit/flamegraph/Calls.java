package dev.culprit.flamegraph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the calls that each frame makes, in order of their appearance. A frame makes few different calls and a tree has millions of
 * nodes, so the first calls of a frame are looked through, and only those with many have a map: that would make an object per node.
 */
final class Calls {

    /** A call of a frame. */
    record Call(int frame, int baselineLine, int candidateLine) {}

    private static final int LISTED = 16;

    private final List<List<Call>> ofFrame = new ArrayList<>();
    private final List<Map<Call, Integer>> ranks = new ArrayList<>();

    /** @param frames how many frames there are; caller 0 is the root, caller f + 1 is frame f */
    Calls(int frames) {
        for (int i = 0; i <= frames; i++) {
            ofFrame.add(new ArrayList<>(2));
            ranks.add(Map.of());
        }
    }

    int rank(int caller, int frame, int baselineLine, int candidateLine) {
        List<Call> known = ofFrame.get(caller);
        for (int i = 0; i < Math.min(LISTED, known.size()); i++) {
            Call call = known.get(i);
            if (call.frame == frame && call.baselineLine == baselineLine && call.candidateLine == candidateLine) {
                return i;
            }
        }
        Call call = new Call(frame, baselineLine, candidateLine);
        if (known.size() < LISTED) {
            known.add(call);
            return known.size() - 1;
        }
        if (ranks.get(caller).isEmpty()) {
            ranks.set(caller, new HashMap<>());
        }
        Integer found = ranks.get(caller).putIfAbsent(call, known.size());
        if (found != null) {
            return found;
        }
        known.add(call);
        return known.size() - 1;
    }

    /** How many calls each caller makes. */
    int[] counts() {
        return ofFrame.stream().mapToInt(List::size).toArray();
    }

    /** All calls, those of the root first. */
    List<Call> inOrder() {
        return ofFrame.stream().flatMap(List::stream).toList();
    }
}
