package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.git.Commit;
import dev.culprit.analyzer.git.GitFailure;
import dev.culprit.analyzer.git.History;
import dev.culprit.analyzer.git.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a candidate is of, and which commit it is to be compared with.
 *
 * @param branch the branch that others are merged into
 * @param candidate the commit that was measured, or that what was measured is based on
 * @param base the commit to compare with; null when {@code candidate} is the first of the branch
 * @param bases {@code base} and the commits before it on its line
 * @param isOfBranch whether {@code candidate} is part of {@code branch}, without uncommitted changes
 * @param remarks what a reader should know, one plain sentence each
 */
record CheckedCommit(
        String branch,
        Commit candidate,
        @Nullable Commit base,
        List<String> bases,
        boolean isOfBranch,
        List<String> remarks) {

    /** So far back nobody looks for a baseline. */
    private static final int MOST_COMMITS = 2_000;

    CheckedCommit {
        bases = List.copyOf(bases);
        remarks = List.copyOf(remarks);
    }

    /**
     * Finds them.
     *
     * @param branch the branch that others are merged into, null for what git says
     * @param base the commit to compare with, null for the merge base of the candidate and {@code branch}
     * @param ofProfiles the commit that the profiles are of, null when they do not say
     */
    static CheckedCommit of(
            Repository repository, @Nullable String branch, @Nullable String base, @Nullable String ofProfiles)
            throws GitFailure {
        History history = new History(repository);
        String target = branch != null ? branch : history.defaultBranch();
        List<String> remarks = new ArrayList<>();
        Commit head = repository.resolve("HEAD");
        Commit candidate = candidate(repository, head, ofProfiles, remarks);
        boolean changed = ofProfiles != null && ofProfiles.endsWith("-dirty")
                || candidate.id().equals(head.id()) && history.isDirty();
        Commit tip = history.tip(target);
        boolean checkedOut = history.currentBranch().equals(Optional.of(target));
        boolean merged = history.contains(tip, candidate);
        Commit compared = base != null ? repository.resolve(base) : base(history, candidate, tip, changed);
        List<String> bases = compared == null ? List.of() : history.firstParents(compared, MOST_COMMITS);
        return new CheckedCommit(target, candidate, compared, bases, !changed && (merged || checkedOut), remarks);
    }

    private static Commit candidate(
            Repository repository, Commit head, @Nullable String ofProfiles, List<String> remarks) throws GitFailure {
        if (ofProfiles == null) {
            remarks.add("The candidate does not say of which commit it is; it is taken for " + head.shortId()
                    + ", which is checked out.");
            return head;
        }
        try {
            Commit measured = repository.resolve(ofProfiles.replace("-dirty", ""));
            if (!measured.id().equals(head.id())) {
                remarks.add("The candidate is of " + measured.shortId() + ", not of " + head.shortId()
                        + ", which is checked out.");
            }
            return measured;
        } catch (GitFailure e) {
            remarks.add("The candidate says that it is of " + ofProfiles
                    + ", which is not in this repository; it is compared" + " as if it were of " + head.shortId()
                    + ".");
            return head;
        }
    }

    /** A commit of the branch is not compared with itself but with the one before it. */
    private static @Nullable Commit base(History history, Commit candidate, Commit tip, boolean changed)
            throws GitFailure {
        Commit base = history.mergeBase(candidate, tip);
        if (changed || !base.id().equals(candidate.id())) {
            return base;
        }
        List<String> line = history.firstParents(base, 2);
        return line.size() < 2 ? null : new Commit(line.get(1), line.get(1));
    }

    /** What to compare with, in words. */
    String wanted() {
        return base == null
                ? "a commit before " + candidate.shortId() + " (there is none)"
                : base.shortId() + " of " + branch;
    }
}
