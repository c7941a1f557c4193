package dev.culprit.samples;

import dev.culprit.samples.Suite.ExpectedClaim;
import dev.culprit.samples.Suite.ExpectedCulprit;
import dev.culprit.samples.Suite.ExpectedFinding;
import dev.culprit.samples.Suite.ExpectedHandler;
import dev.culprit.samples.Suite.ExpectedObstacle;
import dev.culprit.samples.Suite.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what the comments in the sources of the suites say; see {@link Suite}. */
final class SuiteReader {

    private static final List<String> SIDES = List.of("Problem.java", "Fixed.java", "FixedFurther.java");

    private static final Pattern FINDING = Pattern.compile("// (finding|maybe)\\((\\w+)\\)$");
    private static final Pattern NO_FINDING = Pattern.compile("\\bclass .*// no finding$");
    private static final Pattern CLAIM = Pattern.compile("\\bclass .*// claim\\(([^)]+)\\) (CONFIRMED|REFUTED)$");
    private static final Pattern OBSTACLE = Pattern.compile("// obstacle\\((\\w+)\\)$");
    private static final Pattern CULPRIT = Pattern.compile("// culprit ([A-Z_]+) (\\w+) in (\\w+)(?: from (\\w+))?$");
    private static final Pattern HANDLER = Pattern.compile("// handler\\(([A-Z_]+)((?: [A-Z_]+)*)\\)$");
    private static final Pattern INTENDED =
            Pattern.compile("//\\s*(no finding|finding|maybe|claim|obstacle|culprit|handler)\\b");

    private SuiteReader() {}

    /** All suites below {@code sources}, by name. */
    static List<Suite> readAll(Path sources) throws IOException {
        Path root = sources.resolve("dev/culprit/samples");
        List<Path> folders;
        try (Stream<Path> entries = Files.list(root)) {
            folders = entries.filter(folder -> folder.getFileName().toString().matches("suite\\d.*"))
                    .sorted()
                    .toList();
        }
        List<Suite> suites = new ArrayList<>();
        for (Path folder : folders) {
            List<Side> sides = new ArrayList<>();
            for (String name : SIDES) {
                if (Files.exists(folder.resolve(name))) {
                    sides.add(read(folder.resolve(name), Files.readAllLines(folder.resolve(name))));
                }
            }
            suites.add(new Suite("dev.culprit.samples." + folder.getFileName(), sides));
        }
        return suites;
    }

    /**
     * The side whose source has these lines.
     *
     * @throws IllegalArgumentException if a comment is malformed, or there is none
     */
    static Side read(Path source, List<String> lines) {
        List<ExpectedFinding> findings = new ArrayList<>();
        List<ExpectedFinding> possible = new ArrayList<>();
        List<ExpectedObstacle> obstacles = new ArrayList<>();
        List<ExpectedCulprit> culprits = new ArrayList<>();
        List<ExpectedHandler> handlers = new ArrayList<>();
        boolean findsNothing = false;
        ExpectedClaim claim = null;
        for (int i = 0; i < lines.size(); i++) {
            Matcher finding = FINDING.matcher(lines.get(i));
            Matcher culprit = CULPRIT.matcher(lines.get(i));
            Matcher obstacle = OBSTACLE.matcher(lines.get(i));
            Matcher claimed = CLAIM.matcher(lines.get(i));
            Matcher handler = HANDLER.matcher(lines.get(i));
            if (finding.find()) {
                List<ExpectedFinding> list = finding.group(1).equals("maybe") ? possible : findings;
                list.add(new ExpectedFinding(i + 1, finding.group(2)));
            } else if (culprit.find()) {
                culprits.add(new ExpectedCulprit(
                        i + 1, culprit.group(1), culprit.group(2), culprit.group(3), culprit.group(4)));
            } else if (handler.find()) {
                List<String> wrong = List.of(handler.group(2).strip().split(" "));
                handlers.add(
                        new ExpectedHandler(i + 1, handler.group(1), wrong.equals(List.of("")) ? List.of() : wrong));
            } else if (obstacle.find()) {
                obstacles.add(new ExpectedObstacle(i + 1, obstacle.group(1)));
            } else if (claimed.find()) {
                claim = new ExpectedClaim(i + 1, claimed.group(1), claimed.group(2));
            } else if (NO_FINDING.matcher(lines.get(i)).find()) {
                findsNothing = true;
            } else if (INTENDED.matcher(lines.get(i)).find()) {
                throw new IllegalArgumentException(source.getFileName() + ":" + (i + 1)
                        + " none of '// finding(RULE)', '// maybe(RULE)', '// no finding', '// claim(TEXT) OUTCOME', '// obstacle(CAUSE)',"
                        + " '// culprit CAUSE callee in test [from function]', '// handler(KIND FINDING...)'");
            }
        }
        if (findsNothing && !findings.isEmpty()) {
            throw new IllegalArgumentException(source.getFileName() + " says both that something is found and nothing");
        }
        return new Side(source, findings, possible, findsNothing, claim, obstacles, culprits, handlers);
    }
}
