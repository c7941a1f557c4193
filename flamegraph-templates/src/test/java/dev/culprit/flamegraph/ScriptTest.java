package dev.culprit.flamegraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScriptTest {

    private static final Set<Part> ALL = EnumSet.allOf(Part.class);
    private static final Path SOURCES = Path.of("src/main/resources/dev/culprit/flamegraph/js");
    private static final Pattern TOP_LEVEL =
            Pattern.compile("(?m)^(?:export )?(?:async )?(?:function|class|const|let) ([A-Za-z0-9_]+)");
    private static final Pattern IMPORTED = Pattern.compile("(?m)^import [^;]* from '\\./([a-z]+)\\.js';$");

    @Test
    void everyModuleIsBundled() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".js", "")))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(Script.MODULES, Script.SERIES, Script.SCORES)
                            .flatMap(List::stream)
                            .distinct()
                            .toList());
        }
    }

    @Test
    void noNameIsDeclaredTwice() {
        List<String> names = new ArrayList<>();
        for (String module : Script.MODULES) {
            TOP_LEVEL
                    .matcher(source(module))
                    .results()
                    .map(name -> name.group(1))
                    .forEach(names::add);
        }
        assertThat(names).hasSizeGreaterThan(50).doesNotHaveDuplicates();
    }

    @Test
    void modulesImportOnlyFromModulesBeforeThem() {
        for (String module : Script.MODULES) {
            List<String> before = Script.MODULES.subList(0, Script.MODULES.indexOf(module));
            assertThat(IMPORTED.matcher(source(module)).results().map(MatchResult::group))
                    .as(module)
                    .hasSize((int) source(module)
                            .lines()
                            .filter(line -> line.startsWith("import "))
                            .count());
            assertThat(IMPORTED.matcher(source(module)).results().map(found -> found.group(1)))
                    .as(module)
                    .isSubsetOf(before);
        }
    }

    @Test
    void nothingOfTheModuleSyntaxIsLeft() {
        assertThat(Script.bundle(ALL).lines())
                .noneMatch(line -> line.startsWith("import ") || line.startsWith("export "));
    }

    @Test
    void nothingTurnsTextIntoMarkupOrCode() {
        assertThat(Script.bundle(ALL))
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(")
                .doesNotContain("fetch(", "XMLHttpRequest", "import(", "</script", "<!--");
    }

    @Test
    void aPageOfSeriesHasOnlyWhatItNeeds() {
        for (String module : Script.SERIES) {
            List<String> before = Script.SERIES.subList(0, Script.SERIES.indexOf(module));
            assertThat(IMPORTED.matcher(source(module)).results().map(found -> found.group(1)))
                    .as(module)
                    .isSubsetOf(before);
        }
        assertThat(Script.ofSeries())
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(")
                .doesNotContain("fetch(", "XMLHttpRequest", "import(", "</script", "<!--");
        int plot = Plot.script().length() + Plot.style().length();
        assertThat(Script.ofSeries().length() + Style.ofSeries().length() - plot)
                .isLessThan(40_000);
    }

    @Test
    void aPageOfScoresHasOnlyWhatItNeeds() {
        for (String module : Script.SCORES) {
            assertThat(IMPORTED.matcher(source(module)).results().map(found -> found.group(1)))
                    .as(module)
                    .isSubsetOf(Script.SCORES.subList(0, Script.SCORES.indexOf(module)));
        }
        assertThat(Script.ofScores()).doesNotContain("uPlot", "innerHTML", "eval(", "fetch(", "</script", "<!--");
        assertThat(Script.ofScores().length() + Style.ofScores().length()).isLessThan(25_000);
    }

    @Test
    void theTemplateIsSmallBesidesTheCurves() {
        int plot = Plot.script().length() + Plot.style().length();
        assertThat(Script.bundle(ALL).length()
                        + Script.unpacker().length()
                        + Style.bundle(ALL).length()
                        - plot)
                .isLessThan(150_000);
    }

    @Test
    void aPageWithoutCurvesAndTimelineHasNothingOfThem() {
        String script = Script.bundle(Part.in(Html.text("data-curve=\"1,2,3\"")));
        assertThat(script).doesNotContain("uPlot", "TimelineWalk").contains("FlameCanvas");
        assertThat(Part.in(Template.ofMarkup("a", "<div data-curve=\"1,2,3\"></div>")
                        .fill()))
                .containsExactly(Part.CURVES);
        for (Part part : Part.values()) {
            assertThat(Script.MODULES).containsAll(part.modules());
        }
    }

    @Test
    void whatIsLeftOutOfAStyleHasNoMeaning() {
        assertThat(
                        Style.compact(
                                "/* a\n b */\na > b:hover,\n.c {\n  margin: 0 auto;\n  content: ' x';\n}\n\n@media (x) {\n  i {\n    top: 0;\n  }\n}\n"))
                .isEqualTo("a>b:hover,.c{margin:0 auto;content:' x'}@media (x){i{top:0}}");
        assertThat(Style.bundle(ALL).chars().filter(c -> c == '{').count())
                .isEqualTo(Style.bundle(ALL).chars().filter(c -> c == '}').count());
    }

    private static String source(String module) {
        return Resources.text("js/" + module + ".js");
    }
}
