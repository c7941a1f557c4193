package dev.culprit.analyzer.cli.fork;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command that is measured, and how.
 *
 * @param words program and arguments
 * @param directory where it runs; null for culprit's own working directory
 * @param options options of the agent for this command alone, by their names; they travel in {@code CULPRIT_*} variables
 */
public record MeasuredCommand(List<String> words, @Nullable Path directory, Map<String, String> options) {

    public MeasuredCommand {
        words = List.copyOf(words);
        options = Map.copyOf(options);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("command is empty");
        }
    }

    /** One that runs where culprit does. */
    public static MeasuredCommand of(List<String> words) {
        return new MeasuredCommand(words, null, Map.of());
    }

    /** The same with another option, or with {@code value} in place of the one that it has. */
    public MeasuredCommand with(String option, String value) {
        Map<String, String> more = new LinkedHashMap<>(options);
        more.put(option, value);
        return new MeasuredCommand(words, directory, more);
    }
}
