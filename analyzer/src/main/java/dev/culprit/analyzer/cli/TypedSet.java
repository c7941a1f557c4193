package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.Contents;
import java.util.List;

/** One set that was typed as one word, or, as shells expand names of files, as several. */
final class TypedSet {

    private TypedSet() {}

    /**
     * The set of {@code words}, which are some. Several are recordings or results of JMH: of directories of profiles, people type two where they
     * mean two sides.
     *
     * @param command what it is typed for
     */
    static ProfileSet of(List<String> words, String command) throws CommandFailure {
        ProfileSet set = ProfileSet.typed("SET", words, null);
        if (words.size() > 1 && MeasuredSide.kind(set) == Contents.Kind.PROFILES) {
            throw new CommandFailure(command + " takes one SET, not " + words.size() + " (" + String.join(" ", words)
                    + "); write several directories of one set with commas"
                    + (command.equals("check") ? ", and a command after '--'" : ""));
        }
        return set;
    }
}
