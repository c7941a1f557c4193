package dev.culprit.samples;

import java.util.List;
import java.util.Set;

/**
 * A program in two builds, with what its candidate says about the difference.
 *
 * @param packageName such as {@code dev.culprit.samples.demo}
 * @param mainClass binary name, the same in both builds
 * @param verdictLine line of the verdict's comment in {@code Candidate.java}
 * @param verdicts any of which is right
 * @param environment of the measured program, such as {@code CULPRIT_ALLOC=on}
 * @param culprits all that must be named, by rank; nobody else may be
 */
record Lesson(
        String packageName,
        String mainClass,
        int verdictLine,
        Set<String> verdicts,
        List<String> environment,
        List<Expectation> culprits) {

    Lesson {
        verdicts = Set.copyOf(verdicts);
        environment = List.copyOf(environment);
        culprits = List.copyOf(culprits);
    }

    String name() {
        return packageName.substring(packageName.lastIndexOf('.') + 1);
    }

    @Override
    public String toString() {
        return name();
    }
}
