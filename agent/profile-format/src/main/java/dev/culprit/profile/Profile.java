package dev.culprit.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one JVM recorded.
 *
 * @param manifest who wrote it, where, when, how, and whether it is complete
 * @param methods the instrumented functions, called or not; trees and latencies refer to them by their index here
 * @param callTrees one calling context tree per thread group
 * @param latencies one entry per function that completed at least one call
 * @param edges one entry per call edge (caller, line, callee) whose latencies were kept apart; may be empty
 * @param tests the tests that ran in the JVM
 * @param timeline what happened when
 * @param telemetry the telemetry handlers and their registrations
 * @param sampling how samples were taken; null when none were asked for
 *     <p>The two lists of latencies are not copied, so that a writer inside a measured JVM can hand in lists that build each
 *     histogram when it is written instead of holding thousands of them in the application's heap.
 */
public record Profile(
        Manifest manifest,
        List<MethodInfo> methods,
        List<CallTree> callTrees,
        List<FunctionLatency> latencies,
        List<EdgeLatency> edges,
        TestRuns tests,
        Timeline timeline,
        Telemetry telemetry,
        @Nullable SamplingInfo sampling) {

    public Profile {
        methods = List.copyOf(methods);
        callTrees = List.copyOf(callTrees);
    }

    /** A profile of a JVM that ran no tests, and of which it is not known what happened when. */
    public Profile(
            Manifest manifest,
            List<MethodInfo> methods,
            List<CallTree> callTrees,
            List<FunctionLatency> latencies,
            List<EdgeLatency> edges) {
        this(manifest, methods, callTrees, latencies, edges, TestRuns.NONE, Timeline.NONE);
    }

    /** A profile of a JVM without telemetry handlers. */
    public Profile(
            Manifest manifest,
            List<MethodInfo> methods,
            List<CallTree> callTrees,
            List<FunctionLatency> latencies,
            List<EdgeLatency> edges,
            TestRuns tests,
            Timeline timeline) {
        this(manifest, methods, callTrees, latencies, edges, tests, timeline, Telemetry.NONE);
    }

    /** A profile without samples. */
    public Profile(
            Manifest manifest,
            List<MethodInfo> methods,
            List<CallTree> callTrees,
            List<FunctionLatency> latencies,
            List<EdgeLatency> edges,
            TestRuns tests,
            Timeline timeline,
            Telemetry telemetry) {
        this(manifest, methods, callTrees, latencies, edges, tests, timeline, telemetry, null);
    }

    /** The same with one more note of what is missing, a plain sentence. */
    public Profile withNote(String note) {
        return new Profile(
                manifest.withNote(note), methods, callTrees, latencies, edges, tests, timeline, telemetry, sampling);
    }
}
