package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.fork.ForkSeries;
import dev.culprit.analyzer.cli.fork.MeasuredCommand;
import dev.culprit.analyzer.cli.fork.ProfileFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The settings that one command is to be run at.
 *
 * @param name what is set; the command has <code>{name}</code> in its place
 * @param values at least two, all different
 */
record MatrixSpec(String name, List<String> values) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    MatrixSpec {
        values = List.copyOf(values);
    }

    /** Reads {@code workers=1,2,4,8}. */
    static MatrixSpec parse(String text) throws CommandFailure {
        int mark = text.indexOf('=');
        if (mark < 0 || !NAME.matcher(text.substring(0, mark)).matches()) {
            throw refused(text, "is not understood; write it as in --matrix workers=1,2,4,8");
        }
        List<String> values = List.of(text.substring(mark + 1).split(",", -1));
        Set<String> seen = new HashSet<>();
        for (String value : values) {
            if (value.isBlank()) {
                throw refused(text, "has an empty value; write them as in --matrix workers=1,2,4,8");
            }
            if (!seen.add(value)) {
                throw refused(text, "has the value '" + value + "' twice");
            }
        }
        if (values.size() < 2) {
            throw refused(text, "has one value only; there is nothing to compare it with");
        }
        return new MatrixSpec(text.substring(0, mark), values);
    }

    /** Refuses a command in which nothing would be replaced: all settings would be the same. */
    void checkCommand(List<String> command) throws CommandFailure {
        if (command.isEmpty()) {
            throw new CommandFailure("COMMAND is missing: write it after '--', with " + placeholder()
                    + " where the value belongs, as in: -- ./test --workers " + placeholder());
        }
        if (command.stream().noneMatch(word -> word.contains(placeholder()))) {
            throw new CommandFailure("COMMAND has no " + placeholder()
                    + " in it, so it would be the same at every setting; write it where the value belongs");
        }
    }

    private String placeholder() {
        return "{" + name + "}";
    }

    /** How to call a setting. */
    String label(String value) {
        return name + "=" + value;
    }

    /** What is to be run, each setting with a directory of its own below {@code out}. */
    List<ForkSeries> series(List<String> command, Path out) {
        List<ForkSeries> series = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String value : values) {
            List<String> words = command.stream()
                    .map(word -> word.replace(placeholder(), value))
                    .toList();
            ProfileFolder folder = new ProfileFolder(out.resolve(folderName(value, taken)));
            series.add(new ForkSeries(label(value), MeasuredCommand.of(words), folder));
        }
        return series;
    }

    /** Values may have characters that no file name may have, or differ in such only. */
    private String folderName(String value, Set<String> taken) {
        String plain = name + "-" + value.replaceAll("[^A-Za-z0-9._-]", "_");
        String cut = plain.length() <= 80 ? plain : plain.substring(0, 80);
        String unique = cut;
        // Not all file systems tell upper from lower case.
        for (int i = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); i++) {
            unique = cut + "-" + i;
        }
        return unique;
    }

    private static CommandFailure refused(String text, String why) {
        return new CommandFailure("--matrix '" + text + "' " + why);
    }
}
