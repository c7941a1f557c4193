package dev.culprit.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the expectations from the comments of a {@code Candidate.java}: one {@code // verdict A B} on the line of the main
 * class (A or B is right), a {@code // culprit(N) CAUSE [callee]} for each culprit, and a line {@code // with NAME=value} for each
 * environment variable of the measured program, which may be an option of the agent.
 */
final class LessonReader {

    private static final Set<String> VERDICTS = Set.of("REGRESSED", "IMPROVED", "UNCHANGED", "INCONCLUSIVE");
    private static final Set<String> CAUSES = Set.of("MORE_CALLS", "SLOWER_CALLS", "NEW_CODE", "ALLOCATION");

    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern VERDICT = Pattern.compile("\\bclass (\\w+) .*// verdict (\\w+(?: \\w+)*)$");
    private static final Pattern CULPRIT = Pattern.compile("// culprit\\((\\d+)\\) (\\w+)(?: (\\w+))?$");
    private static final Pattern WITH = Pattern.compile("^// with (\\w+=[\\w.:+*]+)$");
    private static final Pattern INTENDED = Pattern.compile("//\\s*(verdict|culprit)\\b");

    private LessonReader() {}

    /** All lessons below {@code sources}, by name. */
    static List<Lesson> readAll(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            List<Path> candidates = files.filter(file -> file.endsWith("Candidate.java"))
                    .sorted()
                    .toList();
            List<Lesson> lessons = new ArrayList<>();
            for (Path candidate : candidates) {
                lessons.add(read(Files.readAllLines(candidate)));
            }
            return lessons;
        }
    }

    /**
     * The lesson whose {@code Candidate.java} has these lines.
     *
     * @throws IllegalArgumentException if a comment is malformed, or one is missing
     */
    static Lesson read(List<String> lines) {
        String packageName = null;
        MatchResult verdict = null;
        int verdictLine = 0;
        List<String> environment = new ArrayList<>();
        List<Expectation> culprits = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            MatchResult declared = find(PACKAGE, line);
            packageName = declared == null ? packageName : declared.group(1);
            MatchResult with = find(WITH, line);
            if (with != null) {
                environment.add(with.group(1));
            }
            MatchResult found = find(VERDICT, line);
            MatchResult culprit = find(CULPRIT, line);
            if (found != null) {
                require(verdict == null, i, "there is a verdict already, in line " + verdictLine);
                verdict = found;
                verdictLine = i + 1;
            } else if (culprit != null) {
                culprits.add(expectation(culprit, i));
                require(
                        Integer.parseInt(culprit.group(1)) == culprits.size(),
                        i,
                        "ranks must be 1, 2, … from top to bottom");
            } else {
                require(
                        !INTENDED.matcher(line).find(),
                        i,
                        "not '// verdict V' at a class nor '// culprit(N) CAUSE [callee]'");
            }
        }
        if (packageName == null || verdict == null) {
            throw new IllegalArgumentException("no package, or no class with a verdict");
        }
        Set<String> verdicts = new TreeSet<>(List.of(verdict.group(2).split(" ")));
        require(VERDICTS.containsAll(verdicts), verdictLine - 1, "verdicts are " + VERDICTS);
        return new Lesson(
                packageName, packageName + "." + verdict.group(1), verdictLine, verdicts, environment, culprits);
    }

    private static Expectation expectation(MatchResult comment, int index) {
        Expectation culprit =
                new Expectation(index + 1, Integer.parseInt(comment.group(1)), comment.group(2), comment.group(3));
        require(CAUSES.contains(culprit.cause()), index, "causes are " + CAUSES);
        require(
                culprit.isAboutCalls() == (culprit.callee() != null),
                index,
                "MORE_CALLS, and no other cause, has a callee");
        return culprit;
    }

    private static @Nullable MatchResult find(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.find() ? matcher.toMatchResult() : null;
    }

    private static void require(boolean condition, int index, String message) {
        if (!condition) {
            throw new IllegalArgumentException("Candidate.java:" + (index + 1) + " " + message);
        }
    }
}
