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
 * @param obstacle why the candidate cannot be measured again here; null when it can
 * @param remarks what a reader should know, one plain sentence each
 */
record CheckedCommit(
        String branch,
        Commit candidate,
        @Nullable Commit base,
        List<String> bases,
        boolean isOfBranch,
        @Nullable String obstacle,
        List<String> remarks) {

    /** So far back nobody looks for a baseline. */
    private static final int MOST_COMMITS = 2_000;

    /** End of the commit's id when there were uncommitted changes. */
    private static final String DIRTY = "-dirty";

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
        Commit measured = measured(repository, ofProfiles);
        Commit candidate = candidate(head, measured, ofProfiles, remarks);
        boolean measuredChanged = ofProfiles != null && ofProfiles.endsWith(DIRTY);
        boolean changed = measuredChanged || candidate.id().equals(head.id()) && history.isDirty();
        Commit tip = history.tip(target);
        boolean checkedOut = history.currentBranch().equals(Optional.of(target));
        boolean merged = history.contains(tip, candidate);
        Commit compared = base != null ? repository.resolve(base) : base(history, candidate, tip, changed);
        List<String> bases = compared == null ? List.of() : history.firstParents(compared, MOST_COMMITS);
        String obstacle = obstacle(measured, head, ofProfiles, history);
        boolean isOfBranch = !changed && obstacle == null && (merged || checkedOut);
        return new CheckedCommit(target, candidate, compared, bases, isOfBranch, obstacle, remarks);
    }

    /** To measure something else instead would acquit whatever was measured. */
    private static @Nullable String obstacle(
            @Nullable Commit measured, Commit head, @Nullable String ofProfiles, History history) throws GitFailure {
        if (ofProfiles == null) {
            return null;
        }
        if (measured == null) {
            return "the commit that the candidate is of is not in this repository";
        }
        boolean changesAreHere = measured.id().equals(head.id())
                && !history.repository().changes().isEmpty();
        return ofProfiles.endsWith(DIRTY) && !changesAreHere
                ? "the uncommitted changes that the candidate was measured with are not here"
                : null;
    }

    /** The commit that profiles say they are of; null when they do not, or this repository does not have it. */
    private static @Nullable Commit measured(Repository repository, @Nullable String ofProfiles) {
        try {
            return ofProfiles == null ? null : repository.resolve(ofProfiles.replace(DIRTY, ""));
        } catch (GitFailure e) {
            // What was measured was fetched by another clone, or is gone; the remarks say so.
            return null;
        }
    }

    private static Commit candidate(
            Commit head, @Nullable Commit measured, @Nullable String ofProfiles, List<String> remarks) {
        if (ofProfiles == null) {
            remarks.add("The candidate does not say of which commit it is; it is taken for " + head.shortId()
                    + ", which is checked out.");
        } else if (measured == null) {
            remarks.add("The candidate says that it is of " + ofProfiles
                    + ", which is not in this repository; it is compared as if it were of " + head.shortId() + ".");
        } else if (!measured.id().equals(head.id())) {
            remarks.add("The candidate is of " + measured.shortId() + ", not of " + head.shortId()
                    + ", which is checked out.");
        }
        return measured == null ? head : measured;
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

    /** What to say where no baseline of {@link #wanted} can be used. */
    String withoutBaseline() {
        return "There is no usable baseline of " + wanted() + ", so nothing is compared.";
    }

    /** What to compare with, in words. */
    String wanted() {
        return base == null
                ? "a commit before " + candidate.shortId() + " (there is none)"
                : base.shortId() + " of " + branch;
    }
}
