package dev.culprit.analyzer.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Worktrees that culprit has added to a repository. Each is locked with a reason that names the process it belongs to; so
 * nobody prunes it meanwhile, and what a killed process has left is found by the next one, wherever it lies.
 *
 * <p>Thread safe: {@link #close} may come from the thread that ends the process.
 */
public final class Worktrees implements AutoCloseable {

    private final Repository repository;
    private final Path folder;
    private final List<Path> added = new ArrayList<>();

    /** @param folder where the worktrees go, absolute */
    public Worktrees(Repository repository, Path folder) {
        this.repository = repository;
        this.folder = folder;
    }

    /**
     * Checks {@code commit} out, with a detached head, into a directory of that name.
     *
     * @return the directory
     * @throws GitFailure if git cannot
     */
    public Path add(String name, Commit commit) throws GitFailure {
        Path path = folder.resolve(name);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new GitFailure("cannot make the directory " + folder + "; choose another with --out");
        }
        synchronized (this) {
            added.add(path);
        }
        Git.Answer answer =
                repository.git().ask("worktree", "add", "--quiet", "--detach", path.toString(), commit.id());
        if (!answer.ok()) {
            throw new GitFailure("git cannot check " + commit.inWords() + " out into " + path + ": " + answer.error());
        }
        repository
                .git()
                .ask("worktree", "lock", "--reason", Owner.ofThisProcess().reason(), path.toString());
        return path;
    }

    /**
     * Leaves the worktrees for the user, who can remove them like any other. Also after an interruption, when no other process
     * is started any more: one that stayed locked would be taken for a leftover.
     */
    public synchronized List<Path> keep() throws GitFailure {
        List<Path> kept = List.copyOf(added);
        for (Path path : kept) {
            repository.git().unstoppable().ask("worktree", "unlock", path.toString());
        }
        added.clear();
        return kept;
    }

    /**
     * Removes them; later calls only try again what could not be removed, such as files that a build made as another user. So
     * does {@link #removeLeftovers} in the next process.
     */
    @Override
    public synchronized void close() {
        added.removeIf(path -> remove(repository, path) || !Files.exists(path));
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // Something else is in it, or it never was.
            return;
        }
    }

    /** Those that are still there. */
    public synchronized List<Path> left() {
        return List.copyOf(added);
    }

    /**
     * Removes the worktrees of processes that no longer exist.
     *
     * @return their directories
     */
    public static List<Path> removeLeftovers(Repository repository) throws GitFailure {
        List<Path> removed = new ArrayList<>();
        Path worktree = repository.root();
        for (String line :
                repository.git().ask("worktree", "list", "--porcelain").lines()) {
            if (line.startsWith("worktree ")) {
                worktree = Path.of(line.substring("worktree ".length()));
            } else if (line.startsWith("locked ")
                    && Owner.isGone(line.substring("locked ".length()))
                    && remove(repository, worktree)) {
                removed.add(worktree);
            }
        }
        return removed;
    }

    private static boolean remove(Repository repository, Path path) {
        try {
            // Twice: once for changed files, such as what a build has made, once for the lock.
            return repository
                    .git()
                    .unstoppable()
                    .ask("worktree", "remove", "--force", "--force", path.toString())
                    .ok();
        } catch (GitFailure e) {
            return false;
        }
    }
}
