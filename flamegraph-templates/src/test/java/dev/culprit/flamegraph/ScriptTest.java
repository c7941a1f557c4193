package dev.culprit.flamegraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScriptTest {

    private static final Path SOURCES = Path.of("src/main/resources/dev/culprit/flamegraph/js");
    private static final Pattern TOP_LEVEL =
            Pattern.compile("(?m)^(?:export )?(?:async )?(?:function|class|const|let) ([A-Za-z0-9_]+)");
    private static final Pattern IMPORTED = Pattern.compile("(?m)^import [^;]* from '\\./([a-z]+)\\.js';$");

    @Test
    void everyModuleIsBundled() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".js", "")))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(Script.MODULES, Script.SERIES)
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
        assertThat(Script.bundle().lines()).noneMatch(line -> line.startsWith("import ") || line.startsWith("export "));
    }

    @Test
    void nothingTurnsTextIntoMarkupOrCode() {
        assertThat(Script.bundle())
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
    void theTemplateIsSmallBesidesTheCurves() {
        int plot = Plot.script().length() + Plot.style().length();
        assertThat(Script.bundle().length()
                        + Script.unpacker().length()
                        + Style.bundle().length()
                        - plot)
                .isLessThan(150_000);
    }

    private static String source(String module) {
        return Resources.text("js/" + module + ".js");
    }
}
