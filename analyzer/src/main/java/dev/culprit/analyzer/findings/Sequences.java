package dev.culprit.analyzer.findings;

import dev.culprit.profile.MethodKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds sequences: a loop that on each round starts a process or sends a request, and waits for it there. Waiting for what was started
 * before (futures, threads, answers of processes that run already) is none, as that overlaps.
 */
final class Sequences {

    private Sequences() {}

    /** All sequences of a fork that have enough items, which are long enough and mostly waiting. */
    static List<Sequence> of(Suite suite) {
        List<Sequence> sequences = new ArrayList<>();
        for (RecordedJvm jvm : suite.fork().jvms()) {
            Map<List<Object>, List<RecordedWait>> byThread = new LinkedHashMap<>();
            for (RecordedWait wait : jvm.waits()) {
                CallNode call = wait.call();
                if (TestPath.isAwaited(call) && call.kind() != MethodKind.CLASS_INIT) {
                    CallNode phase = TestPath.phase(call);
                    byThread.computeIfAbsent(
                                    List.of(wait.thread(), phase == null ? jvm : phase), key -> new ArrayList<>())
                            .add(wait);
                }
            }
            byThread.values().forEach(waits -> sequences.addAll(inOrder(jvm, waits)));
        }
        return sequences;
    }

    private static List<Sequence> inOrder(RecordedJvm jvm, List<RecordedWait> waits) {
        Map<CallNode, List<RecordedWait>> loops = new LinkedHashMap<>();
        for (RecordedWait wait : waits) {
            for (CallNode around : functionsWithLoops(wait.call())) {
                loops.computeIfAbsent(around, key -> new ArrayList<>()).add(wait);
            }
        }
        List<Sequence> found = new ArrayList<>();
        loops.forEach((around, below) -> {
            CallNode main = mainWait(around, below);
            if (main != null) {
                found.addAll(rounds(jvm, around, main, below));
            }
        });
        return found;
    }

    /** The functions above the wait that call what leads to it several times each. */
    private static List<CallNode> functionsWithLoops(CallNode wait) {
        List<CallNode> loops = new ArrayList<>();
        CallNode node = wait;
        CallNode around = node.parent();
        while (around != null && around.kind() != MethodKind.PHASE) {
            if (node.count() >= Limits.SEQUENCE * around.count()) {
                loops.add(around);
            }
            node = around;
            around = node.parent();
        }
        return loops;
    }

    /** The wait that takes most of those that each round begins and makes once; null when there is none. */
    private static @Nullable CallNode mainWait(CallNode around, List<RecordedWait> below) {
        return below.stream()
                .map(RecordedWait::call)
                .distinct()
                .filter(wait -> loopCall(around, wait).count() == wait.count() && canOverlap(wait))
                .filter(wait -> wait.count() >= Limits.SEQUENCE * around.count())
                .filter(wait -> begins(wait) || isBegun(around, wait, below))
                .max(Comparator.comparingLong(CallNode::totalNanos))
                .orElse(null);
    }

    private static boolean canOverlap(CallNode wait) {
        return switch (wait.kind()) {
            case SLEEP, PARK, PROCESS, IO, HTTP -> true;
            // A lock is there to prevent it, and statements of one connection follow each other.
            default -> false;
        };
    }

    /** The call that {@code around} itself makes on the way to the wait. */
    static CallNode loopCall(CallNode around, CallNode wait) {
        CallNode node = wait;
        for (CallNode above = node.parent(); above != null && above != around; above = node.parent()) {
            node = above;
        }
        return node;
    }

    /** Whether each round begins what it waits for. */
    private static boolean isBegun(CallNode around, CallNode main, List<RecordedWait> below) {
        CallNode loop = loopCall(around, main);
        return around.topmost(Sequences::begins)
                .anyMatch(start -> start.count() >= main.count() - around.count()
                        && (loopCall(around, start) == loop || alternates(start, main, below)));
    }

    /** Whether the wait is for starting a process: the work of this process and of the kernel, which goes on whoever waits. */
    static boolean isStart(CallNode wait) {
        return wait.kind() == MethodKind.PROCESS
                && Set.of("start", "startPipeline", "exec")
                        .contains(wait.frame().method());
    }

    private static boolean begins(CallNode wait) {
        return wait.kind() == MethodKind.HTTP || isStart(wait);
    }

    /**
     * Whether starts come between the waits, one to each. A start that takes less than a millisecond leaves no trace in time; a loop that
     * sleeps is then taken to sleep after each start, and one that reads is not: it may read what was started before.
     */
    private static boolean alternates(CallNode start, CallNode main, List<RecordedWait> below) {
        int waits = 0;
        int starts = 0;
        int between = 0;
        boolean startedSince = false;
        for (RecordedWait wait : below) {
            if (wait.call() == start) {
                starts++;
                startedSince = true;
            } else if (wait.call() == main) {
                waits++;
                between += startedSince ? 1 : 0;
                startedSince = false;
            }
        }
        boolean visible = 2 * starts >= waits;
        return visible ? 2 * between >= Math.min(waits, starts) && between > 1 : main.kind() == MethodKind.SLEEP;
    }

    private static List<Sequence> rounds(RecordedJvm jvm, CallNode around, CallNode main, List<RecordedWait> below) {
        List<Sequence> found = new ArrayList<>();
        Rounds rounds = new Rounds(jvm, main, loopCall(around, main));
        long perLoop = main.count() / Math.max(1, around.count());
        for (RecordedWait wait : below) {
            if (wait.call() == main) {
                if (rounds.size() == perLoop || rounds.isInterruptedBefore(wait)) {
                    found.addAll(rounds.toSequence());
                    rounds = new Rounds(jvm, main, loopCall(around, main));
                }
                rounds.main(wait);
            } else {
                rounds.besides(wait);
            }
        }
        found.addAll(rounds.toSequence());
        return found;
    }
}
