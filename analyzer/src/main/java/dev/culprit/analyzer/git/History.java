package dev.culprit.analyzer.git;

import java.util.List;
import java.util.Optional;

/**
 * Branches and ancestors of a repository.
 *
 * @param repository what is asked
 */
public record History(Repository repository) {

    private static final List<String> USUAL = List.of("main", "master", "trunk");

    /** The branch that is checked out; none when a commit is, as in most CI systems. */
    public Optional<String> currentBranch() throws GitFailure {
        Git.Answer answer = ask("symbolic-ref", "--quiet", "--short", "HEAD");
        return answer.ok() && !answer.out().isEmpty() ? Optional.of(answer.out()) : Optional.empty();
    }

    /**
     * The branch that others are merged into: what the remote says, or else one with a usual name.
     *
     * @throws GitFailure if neither tells
     */
    public String defaultBranch() throws GitFailure {
        Git.Answer ofRemote = ask("symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD");
        if (ofRemote.ok() && ofRemote.out().startsWith("origin/")) {
            return ofRemote.out().substring("origin/".length());
        }
        for (String name : USUAL) {
            if (id("refs/remotes/origin/" + name).isPresent()
                    || id("refs/heads/" + name).isPresent()) {
                return name;
            }
        }
        throw new GitFailure("it is not known which branch of " + repository.root()
                + " others are merged into; say it with --branch NAME, or 'branch: NAME' in culprit.yml");
    }

    /**
     * The last commit of {@code branch}: as the remote has it, which is what others merge into, or else here.
     *
     * @throws GitFailure if there is no such branch
     */
    public Commit tip(String branch) throws GitFailure {
        Optional<String> ofRemote = id("refs/remotes/origin/" + branch);
        return ofRemote.isPresent() ? new Commit(branch, ofRemote.get()) : repository.resolve(branch);
    }

    /**
     * The commit at which two lines parted.
     *
     * @throws GitFailure if they have none in common, or a shallow clone does not show it
     */
    public Commit mergeBase(Commit one, Commit other) throws GitFailure {
        Git.Answer answer = ask("merge-base", one.id(), other.id());
        if (answer.ok() && !answer.out().isEmpty()) {
            return new Commit(answer.out(), answer.out());
        }
        throw new GitFailure("git finds no merge base of " + one.inWords() + " and " + other.inWords()
                + "; a shallow clone does not show it: fetch the history (git fetch --unshallow, in CI a checkout of full"
                + " depth), or name the commit to compare with: --base REF");
    }

    /** Whether {@code later} is {@code commit} or comes after it. */
    public boolean contains(Commit later, Commit commit) throws GitFailure {
        return ask("merge-base", "--is-ancestor", commit.id(), later.id()).ok();
    }

    /**
     * {@code commit} and those before it, without what was merged from other branches; as far as the clone goes.
     *
     * @param most how many at most
     */
    public List<String> firstParents(Commit commit, int most) throws GitFailure {
        return ask("rev-list", "--first-parent", "--max-count=" + most, commit.id())
                .lines();
    }

    /** Whether files that git knows differ from the commit that is checked out. */
    public boolean isDirty() throws GitFailure {
        return repository.changes().stream().anyMatch(line -> !line.startsWith("??"));
    }

    private Optional<String> id(String name) throws GitFailure {
        Git.Answer answer = ask("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}");
        return answer.ok() ? Optional.of(answer.out()) : Optional.empty();
    }

    private Git.Answer ask(String... arguments) throws GitFailure {
        return repository.git().ask(arguments);
    }
}
