package dev.culprit.analyzer.testing;

import dev.culprit.analyzer.load.LoadException;
import dev.culprit.analyzer.load.SetBuilder;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.Profile;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Profiles and profile sets for tests.
 *
 * <pre>{@code
 * LoadedSet baseline = set("baseline", jvm()
 *         .thread("main", call("a.Main.main").self(5_000).calls(
 *                 call("a.Orders.price(I)V", 12).times(10).self(40_000).body("v1"),
 *                 call("a.Tax.lookup", 14).times(1).self(7_000))));
 * LoadedSet candidate = set("candidate", 5, fork -> jvm().thread("main", …));
 * }</pre>
 */
public final class TestingProfiles {

    private TestingProfiles() {}

    /** A JVM without any thread yet. */
    public static TestingJvm jvm() {
        return new TestingJvm();
    }

    /** An outermost call: {@code package.Class.method} with an optional descriptor, which is {@code ()V} if left out. */
    public static TestingCall call(String function) {
        return new TestingCall(function, 0);
    }

    /** A call of {@code function} from line {@code line} of its caller. */
    public static TestingCall call(String function, int line) {
        return new TestingCall(function, line);
    }

    /**
     * A test with its phases, in the tree of a thread.
     *
     * @param id its class and method, which is its id
     */
    public static TestingCall test(String id, TestingCall... phases) {
        return new TestingCall(MethodKind.TEST, id, 0).calls(phases);
    }

    /** A phase of a test: {@code setup}, {@code body}, {@code teardown}, {@code classSetup} or {@code classTeardown}. */
    public static TestingCall phase(String name, TestingCall... calls) {
        return new TestingCall(MethodKind.PHASE, "[phase]." + name, 0).calls(calls);
    }

    /** What {@code function} handed over, in the tree of the thread that runs it. */
    public static TestingCall task(String function, TestingCall... calls) {
        return new TestingCall(MethodKind.TASK, function, 0).calls(calls);
    }

    /** A sleep that is called at line {@code line} of its caller. */
    public static TestingCall sleep(int line) {
        return waits(MethodKind.SLEEP, "java.lang.Thread.sleep(J)V", line);
    }

    /** A call of a telemetry handler from line {@code line} of its caller. */
    public static TestingCall callback(String function, int line) {
        return new TestingCall(MethodKind.TELEMETRY, function, line);
    }

    /** A call that blocks, at line {@code line} of its caller. */
    public static TestingCall waits(MethodKind kind, String function, int line) {
        return new TestingCall(kind, function, line);
    }

    /** A set in which every JVM is a fork of its own, unless it has a fork name. */
    public static LoadedSet set(String label, TestingJvm... jvms) {
        return set(label, List.of(jvms).stream().map(TestingJvm::build).toList());
    }

    /** A set of {@code forks} forks, numbered from 0. */
    public static LoadedSet set(String label, int forks, IntFunction<TestingJvm> fork) {
        return set(
                label,
                IntStream.range(0, forks)
                        .mapToObj(i -> fork.apply(i).fork(Integer.toString(i)).build())
                        .toList());
    }

    /** A set of these profiles. */
    public static LoadedSet set(String label, List<Profile> profiles) {
        SetBuilder builder = new SetBuilder();
        for (int i = 0; i < profiles.size(); i++) {
            builder.add(label + "-" + i + ".culprit", profiles.get(i));
        }
        try {
            return builder.build(label);
        } catch (LoadException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
