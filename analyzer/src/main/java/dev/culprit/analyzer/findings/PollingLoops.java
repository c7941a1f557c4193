package dev.culprit.analyzer.findings;

import dev.culprit.profile.MethodKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sleeps that follow each other in a loop with hardly anything in between. Such a loop polls, unless it has the same number of rounds
 * each time that it is entered: what is waited for does not come that regularly.
 */
final class PollingLoops {

    private static final int SAME_EACH_TIME = 3;

    private PollingLoops() {}

    /** The sleeps of one loop, from entering to leaving it. */
    record Loop(List<ConstantSleep.Sleep> sleeps) {

        ConstantSleep.Sleep last() {
            return sleeps.get(sleeps.size() - 1);
        }
    }

    /** The loops that poll; empty when the sleeps are in no loop, or in one that does not poll. */
    static List<Loop> of(List<ConstantSleep.Sleep> sleeps) {
        List<Loop> loops = loops(sleeps);
        boolean repeat = loops.stream().anyMatch(loop -> loop.sleeps.size() > 1);
        boolean regular = loops.size() >= SAME_EACH_TIME
                && loops.stream().map(loop -> loop.sleeps.size()).distinct().count() == 1
                && sleeps.stream().noneMatch(sleep -> asksOnceMore(sleep.named()));
        return repeat && !regular ? loops : List.of();
    }

    private static List<Loop> loops(List<ConstantSleep.Sleep> sleeps) {
        Map<List<Object>, Loop> open = new LinkedHashMap<>();
        List<Loop> loops = new ArrayList<>();
        for (ConstantSleep.Sleep sleep : sleeps) {
            List<Object> where = List.of(sleep.waited().event().thread(), sleep.named());
            Loop loop = open.get(where);
            if (loop == null || !continues(loop, sleep)) {
                loop = new Loop(new ArrayList<>());
                open.put(where, loop);
                loops.add(loop);
            }
            loop.sleeps.add(sleep);
        }
        return loops;
    }

    private static boolean continues(Loop loop, ConstantSleep.Sleep sleep) {
        double gap = sleep.waited().event().startNanos()
                - loop.last().waited().event().endNanos();
        return isRepeated(sleep.named())
                && !startsSomething(sleep.named())
                && gap <= Limits.POLLED_WORK * sleep.nanos();
    }

    private static boolean isRepeated(CallNode named) {
        CallNode around = named.parent();
        return around != null && named.count() > around.count();
    }

    /** Whether the loop starts a process in each round, so that it does something and does not only look. */
    private static boolean startsSomething(CallNode named) {
        CallNode around = named.parent();
        return around != null
                && around.topmost(node -> node.kind() == MethodKind.PROCESS && node.count() > around.count())
                        .findAny()
                        .isPresent();
    }

    /** Whether something is called once more than the loop sleeps: the condition that ends the loop. */
    private static boolean asksOnceMore(CallNode named) {
        CallNode around = named.parent();
        return around != null
                && around.children().stream()
                        .anyMatch(child -> child != named && child.count() == named.count() + around.count());
    }
}
