package dev.culprit.agent.environment;

import java.io.File;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commit of the measured source tree, read from the files of git, because no process is started in somebody else's
 * application. Whether the tree is dirty cannot be told that way; who knows passes {@code commit=}.
 */
public final class CommitId {

    private static final String HASH = "[0-9a-f]{40}([0-9a-f]{24})?";

    private CommitId() {}

    /**
     * The commit id, null when unknown.
     *
     * @param given what the user said
     * @param root the working tree
     */
    public static @Nullable String find(@Nullable String given, Map<String, String> environment, File root) {
        if (given != null) {
            return given;
        }
        // The tree first: a CI system's variable names its own checkout, which need not be the tree that is measured.
        String ofTree = ofTree(root);
        return ofTree != null ? ofTree : CiSystem.commit(environment);
    }

    private static @Nullable String ofTree(File root) {
        File git = gitDirectory(root);
        String head = TextFile.firstLine(new File(git, "HEAD"));
        if (head == null) {
            return null;
        }
        return head.startsWith("ref: ") ? ofReference(git, head.substring("ref: ".length())) : hashOrNull(head);
    }

    /** In a worktree or submodule {@code .git} is a file that names the directory. */
    private static File gitDirectory(File root) {
        File git = new File(root, ".git");
        String link = git.isFile() ? TextFile.field(git, "gitdir") : null;
        if (link == null) {
            return git;
        }
        File target = new File(link);
        return target.isAbsolute() ? target : new File(root, link);
    }

    private static @Nullable String ofReference(File git, String reference) {
        // The branches of a worktree lie in the directory that it shares with the others.
        String shared = TextFile.firstLine(new File(git, "commondir"));
        File common = shared == null ? git : new File(shared).isAbsolute() ? new File(shared) : new File(git, shared);
        for (File directory : new File[] {git, common}) {
            String hash = hashOrNull(TextFile.firstLine(new File(directory, reference)));
            if (hash != null) {
                return hash;
            }
        }
        return packed(new File(common, "packed-refs"), reference);
    }

    private static @Nullable String packed(File file, String reference) {
        for (String line : TextFile.lines(file)) {
            if (line.endsWith(" " + reference)) {
                return hashOrNull(line.substring(0, line.indexOf(' ')));
            }
        }
        return null;
    }

    private static @Nullable String hashOrNull(@Nullable String text) {
        return text != null && text.matches(HASH) ? text : null;
    }
}
