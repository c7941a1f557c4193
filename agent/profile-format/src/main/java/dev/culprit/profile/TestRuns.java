package dev.culprit.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tests of one JVM. All times are nanoseconds; starts count from the start of the recording.
 *
 * @param suite the run as a whole; null in a JVM that ran no tests
 * @param classes classes of tests, in order of their start
 * @param tests tests, in order of their start; skipped ones too
 */
public record TestRuns(@Nullable Suite suite, List<TestClass> classes, List<Test> tests) {

    public static final TestRuns NONE = new TestRuns(null, List.of(), List.of());

    public TestRuns {
        classes = List.copyOf(classes);
        tests = List.copyOf(tests);
    }

    /**
     * The run as a whole.
     *
     * @param frameworks what ran the tests, such as {@code JUnit Platform 1.14.0}
     * @param discovered tests that were found or came up while running (parameterised, dynamic)
     * @param jvmStartNanos from the start of the process to the start of the recording
     * @param discoveryStartNanos when the framework was first seen
     * @param startNanos when the first test or class began; {@code startNanos - discoveryStartNanos} is discovery
     * @param endNanos when the last one ended
     */
    public record Suite(
            List<String> frameworks,
            long discovered,
            long jvmStartNanos,
            long discoveryStartNanos,
            long startNanos,
            long endNanos) {

        public Suite {
            frameworks = List.copyOf(frameworks);
        }
    }

    /**
     * What was done for a class of tests as a whole.
     *
     * @param className raw binary name
     * @param thread name of the thread
     * @param startNanos when it began
     * @param wallNanos until it had ended
     * @param setupNanos before its first test
     * @param teardownNanos after its last test
     */
    public record TestClass(
            String className, String thread, long startNanos, long wallNanos, long setupNanos, long teardownNanos) {}

    /**
     * One test. {@code setupNanos + bodyNanos + teardownNanos} is {@code wallNanos}.
     *
     * @param id the same for the same test of two commits, unique within the JVM
     * @param className raw binary name of its class
     * @param methodName name of its method, empty when it has none
     * @param displayName for people
     * @param status how it ended
     * @param thread name of the thread
     * @param startNanos when it began
     * @param wallNanos until it had ended; 0 when it was skipped
     * @param setupNanos before its body: construction, setup methods, extensions
     * @param bodyNanos in the test method
     * @param teardownNanos after its body
     * @param ownTree whether the call tree has a {@link MethodKind#TEST} of this id; with too many tests the later ones share one
     * @param classesLoaded classes that the JVM loaded meanwhile, whichever thread did
     * @param classLoadNanos time in which the JVM loaded classes meanwhile, -1 when unknown
     * @param jitNanos time in which it compiled meanwhile, on its own threads
     * @param gcNanos time in which it collected garbage meanwhile
     */
    public record Test(
            String id,
            String className,
            String methodName,
            String displayName,
            Status status,
            String thread,
            long startNanos,
            long wallNanos,
            long setupNanos,
            long bodyNanos,
            long teardownNanos,
            boolean ownTree,
            long classesLoaded,
            long classLoadNanos,
            long jitNanos,
            long gcNanos) {}

    /** How a test ended. */
    public enum Status {
        PASSED,
        FAILED,
        /** Not run, or given up by an assumption. */
        SKIPPED,
        /** Still running when the profile was written. */
        RUNNING
    }
}
