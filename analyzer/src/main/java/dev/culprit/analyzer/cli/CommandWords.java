package dev.culprit.analyzer.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a call that are no options: commits before {@code --}, the command after it.
 *
 * @param commits names of commits
 * @param command program and arguments; empty when there is no {@code --}
 */
record CommandWords(List<String> commits, List<String> command) {

    CommandWords {
        commits = List.copyOf(commits);
        command = List.copyOf(command);
    }

    /**
     * Tells the two apart, which the parser of options does not.
     *
     * @param words what is no option, in order
     * @param arguments the whole call
     */
    static CommandWords of(List<String> words, List<String> arguments) {
        int mark = arguments.indexOf("--");
        int command = mark < 0 ? 0 : Math.min(words.size(), arguments.size() - mark - 1);
        int end = words.size() - command;
        return new CommandWords(words.subList(0, end), words.subList(end, words.size()));
    }

    boolean isEmpty() {
        return commits.isEmpty() && command.isEmpty();
    }

    void check() throws CommandFailure {
        if (command.isEmpty()) {
            List<String> refs = commits.subList(0, Math.min(2, commits.size()));
            List<String> words = commits.size() > 2 ? commits.subList(2, commits.size()) : List.of("mvn", "-o", "test");
            throw new CommandFailure("COMMAND is missing: write it after '--', as in: culprit compare "
                    + String.join(" ", refs) + " -- " + String.join(" ", words));
        }
        if (commits.isEmpty()) {
            throw new CommandFailure(
                    "BASE_REF is missing: name the commit to compare with before '--', such as HEAD~1");
        }
        if (commits.size() > 2) {
            throw new CommandFailure("compare takes one or two commits before '--', not " + commits.size() + " ("
                    + String.join(" ", commits) + ")");
        }
    }

    String baseline() {
        return commits.get(0);
    }

    /** Null for the working tree. */
    @Nullable
    String candidate() {
        return commits.size() > 1 ? commits.get(1) : null;
    }
}
