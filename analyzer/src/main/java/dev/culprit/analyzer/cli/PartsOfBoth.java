package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.TestSet;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.MergedTests.Suite;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the suites of both sides were split, and whether that lets them be compared. Tests count, not numbers of sets: a baseline in one piece
 * has the tests of all parts.
 *
 * @param gap what the candidate lacks of the baseline, so that nothing is unchanged; null when nothing is known to be missing
 * @param unlike how the sides were split where that makes code slower or faster that nobody has changed; null where it does not
 * @param remarks what else to know, one plain sentence each
 */
record PartsOfBoth(@Nullable String gap, @Nullable String unlike, List<String> remarks) {

    PartsOfBoth {
        remarks = List.copyOf(remarks);
    }

    /**
     * The sides of a comparison.
     *
     * @param baseline what was loaded of it
     * @param entries how many entries of the store it is made of
     * @param others how many more entries of the same run have none of the candidate's tests
     */
    record Sides(CandidateParts parts, LoadedSet candidate, LoadedSet baseline, int entries, int others) {

        int missing() {
            return missing(TestSet.of(candidate), TestSet.of(baseline));
        }

        int gone() {
            return missing(TestSet.of(baseline), TestSet.of(candidate));
        }

        private static int missing(TestSet of, TestSet in) {
            return of.ids().size() - of.shared(in);
        }

        /** Parts of the candidate of whose tests the baseline has none. */
        int unknownParts() throws CommandFailure {
            if (missing() == 0) {
                return 0;
            }
            TestSet before = TestSet.of(baseline);
            return (int) parts.tests(candidate).stream()
                    .filter(part -> !part.ids().isEmpty() && part.shared(before) == 0)
                    .count();
        }
    }

    /** @throws CommandFailure if a part cannot be read again */
    static PartsOfBoth of(Sides sides) throws CommandFailure {
        int unknown = sides.unknownParts();
        return new PartsOfBoth(gap(sides), isAlike(sides, unknown) ? null : unlike(sides), remarks(sides, unknown));
    }

    /** One piece where parts were expected is a suite or one of its parts; what the baseline has beside it tells which. */
    private static @Nullable String gap(Sides sides) {
        CandidateParts parts = sides.parts();
        if (!parts.isOnePiece()) {
            return parts.gap();
        }
        boolean isPart = parts.expected() > 1 && (sides.gone() > 0 || sides.others() > 0);
        return isPart
                ? "INCOMPLETE: the candidate is in one piece where " + parts.expected()
                        + " shards are expected, and the baseline has tests that it lacks; name all of its parts, or say"
                        + " --shards 1 if these tests are gone."
                : null;
    }

    private static List<String> remarks(Sides sides, int unknown) {
        List<String> remarks = new ArrayList<>();
        if (sides.entries() > 1) {
            remarks.add(
                    "The baseline is made of " + sides.entries() + " parts of one run, each with tests of its own.");
        }
        if (unknown > 0) {
            remarks.add("INCOMPLETE: of " + unknown + " of the candidate's "
                    + Counts.of(sides.parts().count(), "shard")
                    + " the baseline has no test; they are compared on neither side.");
        } else if (sides.entries() > 1 && sides.entries() < sides.parts().expected() && sides.missing() > 0) {
            remarks.add("INCOMPLETE: of the baseline's " + sides.parts().expected() + " shards there are "
                    + sides.entries() + "; tests of the others are compared on neither side.");
        }
        return remarks;
    }

    /**
     * Whether what a JVM does once weighs the same on both sides: both are in as many parts, or ran in as many JVMs anyway, as when a whole
     * suite has one for each of its modules. Where a part of the candidate is missing, the baseline's must not have tests of it.
     */
    private static boolean isAlike(Sides sides, int unknown) {
        if (sides.parts().gap() != null && sides.gone() > 0) {
            return false;
        }
        boolean whole = sides.parts().gap() == null && unknown == 0;
        return sides.parts().count() - unknown == sides.entries()
                || whole && jvms(sides.baseline()) == jvms(sides.candidate());
    }

    private static String unlike(Sides sides) {
        String before = sides.entries() == 1 ? "in one piece" : "in " + sides.entries() + " parts";
        return "The tests were not split alike: the baseline ran " + before + " ("
                + Counts.of(jvms(sides.baseline()), "JVM") + " with tests a fork), the candidate "
                + sides.parts().inWords() + " (" + Counts.of(jvms(sides.candidate()), "JVM")
                + "). What each JVM does once, and what it runs before it is compiled, weighs differently, so nothing is"
                + " called slower or faster by this; measure again with a command, or save a baseline that is split alike.";
    }

    /** Those of a typical fork that ran tests. */
    private static int jvms(LoadedSet set) {
        int[] jvms =
                set.tests().suites().stream().mapToInt(Suite::jvms).sorted().toArray();
        return jvms.length == 0 ? 0 : jvms[jvms.length / 2];
    }
}
