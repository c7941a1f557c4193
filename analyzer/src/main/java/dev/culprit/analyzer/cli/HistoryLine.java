package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.Contents;
import dev.culprit.analyzer.baseline.Entry;
import dev.culprit.analyzer.baseline.Listing;
import dev.culprit.analyzer.git.Commit;
import dev.culprit.analyzer.git.GitFailure;
import dev.culprit.analyzer.git.History;
import dev.culprit.analyzer.git.ProcessStarter;
import dev.culprit.analyzer.git.Repository;
import dev.culprit.analyzer.history.CommitLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The commits of a history and what is stored of them.
 *
 * @param branch whose history it is
 * @param commits in which order they are
 * @param entries stored sets of these commits
 * @param since the commit that all are held against, null for the first
 * @param notes what a reader should know, one plain sentence each
 * @param skipped what in the store cannot be read
 */
record HistoryLine(
        String branch,
        CommitLine commits,
        List<Entry> entries,
        @Nullable String since,
        List<String> notes,
        List<String> skipped) {

    /** Nobody measures more; it keeps a repository with a million commits from being read whole. */
    private static final int MOST_COMMITS = 50_000;

    HistoryLine {
        entries = List.copyOf(entries);
        notes = List.copyOf(notes);
        skipped = List.copyOf(skipped);
    }

    /**
     * Where to ask for commits.
     *
     * @param isNamed whether somebody named it: then it has to be a repository
     */
    record Place(Path directory, boolean isNamed, ProcessStarter starter) {

        @Nullable
        Repository open() throws GitFailure {
            try {
                return Repository.around(directory.toAbsolutePath(), starter);
            } catch (GitFailure e) {
                if (isNamed) {
                    throw e;
                }
                return null;
            }
        }
    }

    /**
     * Finds them.
     *
     * @param branch null for the default branch
     * @param since what was typed, null for nothing
     * @param store what to call the store
     */
    static HistoryLine of(Listing listing, @Nullable String branch, @Nullable String since, Place place, String store)
            throws CommandFailure, GitFailure {
        List<String> skipped =
                listing.skipped().stream().map(Listing.Skipped::inWords).toList();
        Repository repository = place.open();
        String name = branch != null ? branch : branch(repository, listing);
        List<Entry> all = listing.entries().stream()
                .filter(entry -> entry.facts().branch().equals(name))
                .toList();
        List<Entry> ofBranch = all.stream()
                .filter(entry -> entry.facts().contents().kind() == Contents.Kind.PROFILES)
                .toList();
        int others = all.size() - ofBranch.size();
        if (ofBranch.isEmpty() && others > 0) {
            throw new CommandFailure("all " + others + " baselines of " + name + " in " + store
                    + " are of recordings of a sampler or results of JMH, and a history is of culprit's own profiles");
        }
        if (ofBranch.isEmpty()) {
            throw new CommandFailure("there is no usable baseline of " + name + " in " + store
                    + (skipped.isEmpty() ? "" : " (" + skipped.get(0) + ")")
                    + "; save some with 'culprit baseline save', or name another --store or --branch");
        }
        List<String> notes = new ArrayList<>();
        if (others > 0) {
            notes.add(Counts.of(others, "baseline") + (others == 1 ? " is" : " are")
                    + " of recordings of a sampler or results of JMH, of which there is no history.");
        }
        int elsewhere = listing.entries().size() - all.size();
        if (elsewhere > 0) {
            notes.add(
                    elsewhere == 1
                            ? "1 baseline is of another branch."
                            : elsewhere + " baselines are of other branches.");
        }
        return repository == null
                ? byTime(name, ofBranch, since, notes, skipped)
                : byCommits(new History(repository), name, ofBranch, since, notes, skipped);
    }

    private static String branch(@Nullable Repository repository, Listing listing) throws CommandFailure, GitFailure {
        if (repository != null) {
            return new History(repository).defaultBranch();
        }
        Set<String> branches = new LinkedHashSet<>();
        listing.entries().forEach(entry -> branches.add(entry.facts().branch()));
        if (branches.size() == 1) {
            return branches.iterator().next();
        }
        throw new CommandFailure(
                branches.isEmpty()
                        ? "the store holds no usable baseline; save some with 'culprit baseline save', or name another --store"
                        : "there are baselines of " + String.join(", ", branches) + "; say which: --branch NAME");
    }

    private static HistoryLine byTime(
            String branch, List<Entry> entries, @Nullable String since, List<String> notes, List<String> skipped)
            throws CommandFailure {
        Set<String> commits = new LinkedHashSet<>();
        entries.stream()
                .sorted(Comparator.comparingLong(Entry::savedEpochMillis).thenComparing(Entry::id))
                .forEach(entry -> commits.add(entry.facts().commit()));
        notes.add(
                "There is no repository here, so the commits are in the order in which they were saved, and how many are between two"
                        + " is not known; --repository names one.");
        String from = since == null
                ? null
                : commits.stream()
                        .filter(commit -> commit.startsWith(since))
                        .findFirst()
                        .orElseThrow(
                                () -> new CommandFailure(
                                        "--since '" + since + "': no baseline of " + branch
                                                + " is of such a commit, and there is no repository to ask; type the beginning of its hash"));
        return new HistoryLine(
                branch, new CommitLine(CommitLine.Order.TIME, List.copyOf(commits)), entries, from, notes, skipped);
    }

    private static HistoryLine byCommits(
            History history,
            String branch,
            List<Entry> entries,
            @Nullable String since,
            List<String> notes,
            List<String> skipped)
            throws CommandFailure, GitFailure {
        Commit tip = history.tip(branch);
        List<String> line = new ArrayList<>(history.firstParents(tip, MOST_COMMITS));
        Collections.reverse(line);
        Set<String> known = new HashSet<>(line);
        List<Entry> onLine = entries.stream()
                .filter(entry -> known.contains(entry.facts().commit()))
                .toList();
        if (onLine.isEmpty()) {
            throw new CommandFailure("none of the " + entries.size() + " baselines of " + branch
                    + " is of a commit of that branch in "
                    + history.repository().root()
                    + "; check --repository, or get the history with 'git fetch --unshallow'");
        }
        List<String> left = entries.stream()
                .filter(entry -> !known.contains(entry.facts().commit()))
                .map(Entry::id)
                .toList();
        if (!left.isEmpty()) {
            notes.add("Left out, as their commits are not on the line of " + branch
                    + " in this repository (rebased, from a merged branch, or beyond a shallow clone): "
                    + String.join(", ", left) + ".");
        }
        String from = since == null ? null : from(history, since, tip, known, notes);
        return new HistoryLine(branch, new CommitLine(CommitLine.Order.GIT, line), onLine, from, notes, skipped);
    }

    /** A release branch parted from the line somewhere; that commit is what its code came from. */
    private static String from(History history, String since, Commit tip, Set<String> line, List<String> notes)
            throws GitFailure {
        Commit wanted = history.repository().resolve(since);
        if (line.contains(wanted.id())) {
            return wanted.id();
        }
        Commit base = history.mergeBase(wanted, tip);
        notes.add(wanted.inWords() + " is not on the line of " + tip.name() + "; all are held against " + base.shortId()
                + ", where it parted.");
        return base.id();
    }
}
