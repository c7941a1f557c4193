package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.git.Commit;
import dev.culprit.analyzer.git.GitFailure;
import dev.culprit.analyzer.git.Repository;
import dev.culprit.analyzer.model.BenchmarkComparison;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.Thresholds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code culprit.yml} said at the commit that is compared with.
 *
 * @param base that commit
 * @param file what it said there; null when that cannot be read
 * @param relaxed what is laxer in the candidate
 * @param broken budgets that were relaxed and that the candidate breaks, one sentence each
 */
record RulesOfBase(Commit base, @Nullable GateFile file, List<String> relaxed, List<String> broken) {

    private static final RulesOfBase SAME =
            new RulesOfBase(new Commit("HEAD", "HEAD"), GateFile.NONE, List.of(), List.of());

    /**
     * Compares the rules.
     *
     * @param base null when there is nothing to compare with
     * @param config where the rules of the candidate are
     * @param now what they are
     * @param candidate what knows of which budgets the candidate breaks
     */
    static RulesOfBase of(
            Repository repository, @Nullable Commit base, Path config, GateFile now, CandidateGate candidate)
            throws GitFailure {
        String text = base == null ? null : text(repository, base, config);
        if (base == null || text == null) {
            return SAME;
        }
        try {
            GateFile before = GateFileReader.read(config.getFileName() + " of " + base.shortId(), text);
            return new RulesOfBase(
                    base,
                    before,
                    RelaxedRules.between(before, now),
                    candidate.broken(RelaxedRules.relaxed(before.budgets(), now.budgets())));
        } catch (CommandFailure e) {
            // Rules of a newer or older version than this one reads cannot be compared; that they were replaced is no
            // crime, but said.
            return new RulesOfBase(base, null, List.of(), List.of());
        }
    }

    private static @Nullable String text(Repository repository, Commit base, Path config) throws GitFailure {
        try {
            Path file = config.toAbsolutePath().toRealPath();
            Path root = repository.root().toRealPath();
            return file.startsWith(root)
                    ? repository.file(base, root.relativize(file).toString().replace('\\', '/'))
                    : null;
        } catch (IOException e) {
            // It is not there: then all that it said before is gone, and only the usual name tells what it was.
            return repository.file(base, String.valueOf(config.getFileName()));
        }
    }

    /** {@code comparison} with what is laxer as the first of its reasons. */
    Comparison applyTo(Comparison comparison, double fail) {
        if (file == null) {
            return comparison.withReason(unread());
        }
        if (relaxed.isEmpty()) {
            return comparison;
        }
        List<String> reasons = new ArrayList<>();
        reasons.add(said());
        broken.forEach(sentence ->
                reasons.add("By the rules of " + base.shortId() + " the gate would close: " + sentence + "."));
        double before = file.thresholds().fail() == null
                ? Thresholds.DEFAULT.fail()
                : file.thresholds().fail().value();
        double proven =
                comparison.culprits().stream().mapToDouble(Culprit::deltaNanos).sum();
        if (before < fail
                && !comparison.failed()
                && proven >= before * comparison.amounts().whole()) {
            reasons.add("By the fail threshold of " + base.shortId() + " the gate would close.");
        }
        reasons.addAll(comparison.reasons());
        return comparison.withReasons(reasons);
    }

    /** The same for scores, of which it is not known here what the old rules would have said. */
    BenchmarkComparison applyTo(BenchmarkComparison comparison) {
        if (file == null) {
            return comparison.withReason(unread());
        }
        if (relaxed.isEmpty()) {
            return comparison;
        }
        List<String> reasons = new ArrayList<>(comparison.reasons());
        reasons.add(0, said());
        return comparison.withReasons(reasons);
    }

    private String said() {
        return "This change relaxes the rules of the gate: " + String.join("; ", relaxed) + ".";
    }

    private String unread() {
        return "culprit.yml of " + base.shortId()
                + " cannot be read, so it is not known whether this change relaxes its rules.";
    }
}
