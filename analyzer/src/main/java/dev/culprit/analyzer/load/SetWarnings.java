package dev.culprit.analyzer.load;

import dev.culprit.profile.Completeness;
import dev.culprit.profile.Completeness.MissingPart;
import dev.culprit.profile.InstrumentationPlan.SkippedClass;
import dev.culprit.profile.Manifest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what is missing from a side and says it in one sentence per kind, however many JVMs it concerns. */
final class SetWarnings {

    private final List<String> sentences = new ArrayList<>();
    private final List<String> snapshots = new ArrayList<>();
    private final List<String> truncatedFiles = new ArrayList<>();
    private final List<String> errorFiles = new ArrayList<>();
    private final Map<MissingPart, List<String>> missingParts = new LinkedHashMap<>();
    private final Map<String, String> skipped = new LinkedHashMap<>();
    private final Map<String, Integer> notes = new LinkedHashMap<>();
    private long truncatedCalls;
    private long suppressedErrors;
    private long skippedClasses;

    void add(String sentence) {
        sentences.add(sentence);
    }

    /** Adds a sentence about something that is as it is, and makes no result untrustworthy. */
    void note(String sentence) {
        notes.merge(sentence, 1, Integer::sum);
    }

    /** Takes in what {@code manifest} says about itself. A JVM without calls is not blamed for having been killed. */
    void add(String file, Manifest manifest, boolean hasCalls) {
        Completeness completeness = manifest.completeness();
        if (hasCalls && !completeness.complete()) {
            snapshots.add(file);
        }
        if (completeness.truncatedCalls() > 0) {
            truncatedFiles.add(file);
            truncatedCalls += completeness.truncatedCalls();
        }
        if (completeness.suppressedErrors() > 0) {
            errorFiles.add(file);
            suppressedErrors += completeness.suppressedErrors();
        }
        skippedClasses = Math.max(skippedClasses, completeness.skippedClasses());
        for (SkippedClass one : manifest.plan().skippedClasses()) {
            skipped.putIfAbsent(one.className(), one.reason());
        }
        if (hasCalls) {
            completeness.notes().forEach(note -> notes.merge(note, 1, Integer::sum));
            completeness
                    .missing()
                    .forEach(part -> missingParts
                            .computeIfAbsent(part, files -> new ArrayList<>())
                            .add(file));
        }
    }

    /** All warnings. */
    List<String> sentences(Forks forks) {
        List<String> all = gaps(forks);
        addSkipped(all);
        addMixed(all, "versions of culprit", SetFacts.distinct(forks.manifests(), Manifest::agentVersion));
        if (forks.guessed()) {
            all.add("Nothing says which of the " + forks.manifests().size()
                    + " profiles belong to one execution, so each JVM counts as one; record with culprit run, or with"
                    + " the agent's option fork=NAME.");
        }
        notes.forEach((note, jvms) -> all.add(jvms == 1 ? note : note + " (in " + jvms + " JVMs)"));
        return all;
    }

    /** The warnings that make a result untrustworthy. A class without probes, or a note of the agent's, does not. */
    List<String> gaps(Forks forks) {
        List<String> all = new ArrayList<>(sentences);
        addGaps(all);
        addDifferences(all, forks);
        return all;
    }

    private void addGaps(List<String> all) {
        if (!snapshots.isEmpty()) {
            all.add(files(snapshots) + " a snapshot of a JVM that did not exit in order: what it did last is missing.");
        }
        if (!truncatedFiles.isEmpty()) {
            all.add(truncatedCalls + " calls are shown as [truncated] because the call tree was full or too deep: "
                    + files(truncatedFiles) + " affected; a narrower --include helps.");
        }
        if (!errorFiles.isEmpty()) {
            all.add("culprit suppressed " + suppressedErrors + " errors of its own: " + files(errorFiles)
                    + " affected, some calls are missing.");
        }
        missingParts.forEach((part, files) -> all.add(files(files) + " missing the " + part.part()
                + ", which culprit failed to write down: " + part.reason()));
    }

    private void addSkipped(List<String> all) {
        long count = Math.max(skippedClasses, skipped.size());
        if (count > 0) {
            String example = skipped.entrySet().stream()
                    .findFirst()
                    .map(one -> ", such as " + one.getKey() + " (" + one.getValue() + ")")
                    .orElse("");
            all.add(count + (count == 1 ? " class was" : " classes were") + " selected but could not be instrumented"
                    + example + ".");
        }
    }

    private static void addDifferences(List<String> all, Forks forks) {
        List<Manifest> manifests = forks.manifests();
        addMixed(all, "commits", SetFacts.distinct(manifests, Manifest::commit));
        addMixed(all, "selections of classes", SetFacts.distinct(manifests, SetWarnings::selection));
        int[] jvms = forks.jvms();
        int fewest = Arrays.stream(jvms).min().orElse(0);
        int most = Arrays.stream(jvms).max().orElse(0);
        if (fewest != most) {
            all.add("The forks have between " + fewest + " and " + most + " JVMs: a profile may be missing.");
        }
    }

    private static void addMixed(List<String> all, String what, Set<String> values) {
        if (values.size() > 1) {
            all.add("The profiles come from different " + what + ": " + String.join(", ", values) + ".");
        }
    }

    private static String selection(Manifest manifest) {
        return "include " + manifest.plan().include() + " exclude "
                + manifest.plan().exclude();
    }

    /** The subject of a sentence: one file by its name, several by their number and the first. */
    private static String files(List<String> files) {
        return files.size() == 1
                ? files.get(0) + " is"
                : files.size() + " profiles, such as " + files.get(0) + ", are each";
    }
}
