package dev.culprit.samples;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A suite of tests, with what its sources say about it.
 *
 * @param packageName such as {@code dev.culprit.samples.suite01_worker_pool}
 * @param sides with a problem first, then without it
 */
record Suite(String packageName, List<Side> sides) {

    Suite {
        sides = List.copyOf(sides);
    }

    /**
     * One build of it.
     *
     * @param source such as {@code Problem.java}
     * @param findings what {@code culprit report} must find there
     * @param possible what it may find besides, as it depends on the numbers drawn
     * @param findsNothing whether it says that nothing must be found
     * @param claim what is claimed of eight workers against one, and what that is worth; null when nothing is
     * @param obstacles what must be named as a reason why eight workers are not faster
     * @param culprits what a comparison of {@code Fixed.java} with this side must name
     * @param handlers telemetry handlers that are registered there, with what is wrong with each
     */
    record Side(
            Path source,
            List<ExpectedFinding> findings,
            List<ExpectedFinding> possible,
            boolean findsNothing,
            @Nullable ExpectedClaim claim,
            List<ExpectedObstacle> obstacles,
            List<ExpectedCulprit> culprits,
            List<ExpectedHandler> handlers) {

        Side {
            findings = List.copyOf(findings);
            possible = List.copyOf(possible);
            obstacles = List.copyOf(obstacles);
            culprits = List.copyOf(culprits);
            handlers = List.copyOf(handlers);
        }

        String file() {
            return source.getFileName().toString();
        }

        /** Folder of its classes: {@code FixedFurther.java} is in {@code fixed-further}. */
        Path classes() {
            String name = file().replace(".java", "")
                    .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                    .toLowerCase(java.util.Locale.ROOT);
            return FinishedJars.property("suites.folder").resolve(name);
        }

        /** Whether {@code culprit report} has a say about it. */
        boolean isAboutFindings() {
            return findsNothing || !findings.isEmpty();
        }

        @Override
        public String toString() {
            return file();
        }
    }

    /** {@code // finding(SEQUENTIAL_WAITS)} or {@code // maybe(SETUP_DOMINATES)} on a line. */
    record ExpectedFinding(int line, String rule) {}

    /** {@code // handler(ANONYMOUS NAMELESS)} on the line that registers it: its kind, and what is wrong with it. */
    record ExpectedHandler(int line, String kind, List<String> findings) {

        ExpectedHandler {
            findings = List.copyOf(findings);
        }
    }

    /** {@code // obstacle(LOCK)} on a line. */
    record ExpectedObstacle(int line, String cause) {}

    /** {@code // claim(faster 40%) REFUTED}. */
    record ExpectedClaim(int line, String text, String outcome) {}

    /**
     * {@code // culprit MORE_CALLS page in allAreSent from send} on the line of the call.
     *
     * @param test method of the test in which it is
     * @param handedOverBy function that handed the work to another thread; null when it stayed in the test's
     */
    record ExpectedCulprit(
            int line,
            String cause,
            String callee,
            String test,
            @Nullable String handedOverBy) {}

    String name() {
        return packageName.substring(packageName.lastIndexOf('.') + 1);
    }

    /**
     * The side whose source is this file.
     *
     * @throws IllegalArgumentException if there is none
     */
    Side side(String file) {
        return sides.stream()
                .filter(side -> side.file().equals(file))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name() + " has no " + file));
    }

    @Override
    public String toString() {
        return name();
    }
}
