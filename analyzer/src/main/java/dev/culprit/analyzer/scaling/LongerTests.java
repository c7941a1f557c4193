package dev.culprit.analyzer.scaling;

import dev.culprit.analyzer.model.ForkCosts;
import dev.culprit.analyzer.model.LossCause;
import dev.culprit.analyzer.model.WaitCost.Place;
import dev.culprit.profile.MethodKind;
import java.util.ArrayList;
import java.util.List;

/** Why the tests of a setting take longer than those of the first one, all added up. */
final class LongerTests {

    private final Setting first;
    private final Setting setting;
    private final Busyness before;
    private final Busyness after;

    LongerTests(Setting first, Setting setting) {
        this.first = first;
        this.setting = setting;
        this.before = Busyness.of(first);
        this.after = Busyness.of(setting);
    }

    /**
     * The reasons in wall time; they add up to the growth of the lanes' time, times {@code share}.
     *
     * @param share wall time per lane time
     */
    List<Obstacle> placed(MeanSplit splitBefore, MeanSplit splitAfter, double share) {
        List<Obstacle> obstacles = new ArrayList<>();
        double left = splitAfter.laneNanos() - splitBefore.laneNanos();
        double setups = splitAfter.setupNanos() - splitBefore.setupNanos();
        obstacles.add(setup(splitBefore, splitAfter, setups * share));
        left -= setups;
        for (MethodKind kind : MethodKind.values()) {
            if (!kind.isWait()) {
                continue;
            }
            // Of a JVM with several threads it is not known which of them lasts as long as the JVM.
            Place lane = splitAfter.ofTests() ? Place.TEST : Place.ONLY_THREAD;
            WaitGrowth growth = WaitGrowth.of(first, setting, wait -> wait.kind() == kind && wait.place() == lane);
            if (growth.nanos() != 0 && !Double.isNaN(growth.nanos())) {
                obstacles.add(waiting(kind, growth, growth.nanos() * share));
                left -= growth.nanos();
            }
        }
        obstacles.add(rest(left * share, splitAfter.ofTests() ? "tests" : "JVMs"));
        return obstacles;
    }

    /** The reasons that can be told without knowing which threads lie beside each other; their wall time is unknown. */
    List<Obstacle> unplaced() {
        List<Obstacle> obstacles = new ArrayList<>();
        double wall = setting.meanWall();
        double jvms = setting.mean(ForkCosts::jvms);
        if (jvms > first.mean(ForkCosts::jvms)) {
            obstacles.add(new Obstacle(
                    LossCause.START_UP,
                    Double.NaN,
                    null,
                    Sentences.number(jvms) + " JVMs are started instead of "
                            + Sentences.number(first.mean(ForkCosts::jvms)) + "."));
        }
        WaitGrowth locks = WaitGrowth.of(first, setting, WaitGrowth.kind(MethodKind.LOCK));
        if (locks.nanos() > Loss.NEGLIGIBLE * wall) {
            obstacles.add(waiting(MethodKind.LOCK, locks, Double.NaN));
        }
        double cpu = after.cpuNanos() - before.cpuNanos();
        if (after.isFull()) {
            obstacles.add(rest(Double.NaN, "threads"));
        } else if (cpu > Loss.NEGLIGIBLE * wall) {
            obstacles.add(new Obstacle(
                    LossCause.MORE_WORK,
                    Double.NaN,
                    null,
                    "It uses " + Sentences.time(cpu) + " more CPU time than with " + first.value() + "."));
        }
        return obstacles;
    }

    private Obstacle setup(MeanSplit splitBefore, MeanSplit splitAfter, double nanos) {
        WaitGrowth growth = WaitGrowth.of(first, setting, wait -> wait.place() == Place.CLASS_SETUP);
        return new Obstacle(
                LossCause.SETUP,
                nanos,
                growth.site(),
                Sentences.number(setting.mean(ForkCosts::classSetups)) + " setups and teardowns of classes take "
                        + Sentences.time(splitAfter.setupNanos()) + ", "
                        + Sentences.number(first.mean(ForkCosts::classSetups)) + " take "
                        + Sentences.time(splitBefore.setupNanos()) + " at " + first.value()
                        + Sentences.at("; they wait longest at ", growth.site()) + ".");
    }

    private Obstacle waiting(MethodKind kind, WaitGrowth growth, double nanos) {
        return new Obstacle(
                kind == MethodKind.LOCK ? LossCause.LOCK : LossCause.WAIT,
                nanos,
                growth.site(),
                "Threads wait " + Sentences.time(growth.after()) + " " + words(kind) + ", "
                        + Sentences.time(growth.before()) + " with " + first.value()
                        + Sentences.at(", most at ", growth.site()) + ".");
    }

    static String words(MethodKind kind) {
        return switch (kind) {
            case SLEEP -> "asleep";
            case PARK -> "for other threads";
            case LOCK -> "for locks";
            case PROCESS -> "for processes";
            case IO -> "for files and sockets";
            case JDBC -> "for the database";
            case HTTP -> "for HTTP";
            case CLASS_INIT -> "for classes to be initialised";
            case SYSTEM_GC -> "for collections that they ask for";
            case FUNCTION, TELEMETRY, TEST, PHASE, TASK -> throw new IllegalArgumentException(kind + " is no wait");
        };
    }

    /** What is neither setup nor a recorded wait: the same code takes longer. */
    private Obstacle rest(double nanos, String who) {
        double gc = after.gcNanos() - before.gcNanos();
        double cpu = after.cpuNanos() - before.cpuNanos();
        if (after.isFull()) {
            return new Obstacle(
                    LossCause.TOO_FEW_CORES,
                    nanos,
                    null,
                    "Too few cores: " + Sentences.number(after.cores()) + " of " + after.processors()
                            + " are busy all the time, so the " + who + " share them and each takes longer.");
        }
        if (nanos > 0 && gc > nanos / 2) {
            return new Obstacle(
                    LossCause.GC,
                    nanos,
                    null,
                    "Collecting garbage takes " + Sentences.time(after.gcNanos()) + ", "
                            + Sentences.time(before.gcNanos()) + " with " + first.value() + ".");
        }
        String used = Double.isNaN(cpu)
                ? ""
                : cpu > 0
                        ? ", and " + Sentences.time(cpu) + " more CPU time is used"
                        : ", although no more CPU time is used: they wait for what is not recorded";
        return new Obstacle(
                LossCause.MORE_WORK,
                nanos,
                null,
                "Added up, the same " + who + " take longer by work or waits not recorded" + used + ".");
    }
}
