package dev.culprit.analyzer.cli.fork;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Has a build tool run some classes of tests only, by the tool's own filter: that of Maven or of Gradle. */
public final class TestFilter {

    /** Windows takes some 32,000 characters for a whole command, and other systems more. */
    private static final int MOST_CHARACTERS = 20_000;

    /** What a shell does nothing to. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./ -]+");

    /** Classes that Failsafe runs unless it is told otherwise; all others are Surefire's. */
    private static final Pattern INTEGRATION_TEST = Pattern.compile("IT.*|.*IT|.*ITCase");

    /** Matches no class: an empty filter would be none. */
    private static final String NOTHING = "no.such.Test";

    private TestFilter() {}

    /**
     * The command that runs {@code classes} and classes within them.
     *
     * @param classes raw binary names of outermost classes
     * @return nothing when the command is no such build tool's, filters its tests already, or would get too long
     */
    public static Optional<MeasuredCommand> apply(MeasuredCommand command, List<String> classes) {
        List<String> words = command.words();
        if (words.size() == 3
                && words.get(1).equals("-c")
                && PLAIN.matcher(words.get(2)).matches()) {
            return filtered(List.of(words.get(2).trim().split(" +")), classes)
                    .map(inner -> List.of(words.get(0), words.get(1), ShellWords.join(inner)))
                    .map(outer -> new MeasuredCommand(outer, command.directory(), command.options()));
        }
        return filtered(words, classes).map(more -> new MeasuredCommand(more, command.directory(), command.options()));
    }

    private static Optional<List<String>> filtered(List<String> words, List<String> classes) {
        if (classes.isEmpty() || words.stream().anyMatch(TestFilter::isFilter)) {
            return Optional.empty();
        }
        List<String> all = switch (tool(words.get(0))) {
            case "mvn", "mvnw", "mvnd" -> maven(words, classes);
            case "gradle", "gradlew" -> gradle(words, classes);
            default -> words;
        };
        int length = all.stream().mapToInt(String::length).sum();
        return all.equals(words) || length > MOST_CHARACTERS ? Optional.empty() : Optional.of(all);
    }

    private static boolean isFilter(String word) {
        return word.startsWith("-Dtest=") || word.startsWith("-Dit.test=") || word.startsWith("--tests");
    }

    private static String tool(String program) {
        String name = program.substring(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1);
        return name.toLowerCase(Locale.ROOT).replaceFirst("\\.(cmd|bat|exe)$", "");
    }

    /** Modules without any of the classes must not fail for that; Surefire before 3.0 and Failsafe have other words for it. */
    private static List<String> maven(List<String> words, List<String> classes) {
        return Stream.concat(
                        words.stream(),
                        Stream.of(
                                "-Dtest=" + selected(classes, false),
                                "-Dit.test=" + selected(classes, true),
                                "-Dsurefire.failIfNoSpecifiedTests=false",
                                "-Dit.failIfNoSpecifiedTests=false",
                                "-Dfailsafe.failIfNoSpecifiedTests=false",
                                "-DfailIfNoTests=false"))
                .toList();
    }

    private static String selected(List<String> classes, boolean integration) {
        String names = classes.stream()
                .filter(name -> INTEGRATION_TEST
                                .matcher(name.substring(name.lastIndexOf('.') + 1))
                                .matches()
                        == integration)
                .flatMap(name -> Stream.of(name, name + "$*"))
                .collect(Collectors.joining(","));
        return names.isEmpty() ? NOTHING : names;
    }

    /** The filter stands behind each task that runs tests. */
    private static List<String> gradle(List<String> words, List<String> classes) {
        List<String> all = new ArrayList<>();
        for (String word : words) {
            all.add(word);
            if (!word.startsWith("-") && word.toLowerCase(Locale.ROOT).endsWith("test")) {
                classes.forEach(name -> all.addAll(List.of("--tests", name)));
            }
        }
        return all;
    }
}
