package dev.culprit.samples.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every workflow and action of this project. */
final class WorkflowsTest {

    private static final Pattern USES = Pattern.compile("uses: *(\\S+)(.*)");
    private static final Pattern PINNED = Pattern.compile("[\\w.-]+/[\\w./-]+@[0-9a-f]{40}");

    static Stream<Path> files() throws Exception {
        return YamlFiles.all().stream();
    }

    @Test
    void thereAreSome() throws Exception {
        assertThat(YamlFiles.all())
                .extracting(file -> file.getFileName().toString())
                .contains("action.yml", "build.yml", "performance.yml", "performance-comment.yml");
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyActionIsPinnedToACommitOfANamedRelease(Path file) throws Exception {
        Matcher uses = USES.matcher(Files.readString(file));
        while (uses.find()) {
            if (uses.group(1).startsWith("./")) {
                assertThat(YamlFiles.CHECKOUT.resolve(uses.group(1)).resolve("action.yml"))
                        .exists();
            } else {
                assertThat(uses.group(1)).matches(PINNED);
                assertThat(uses.group(2)).as("release of " + uses.group(1)).matches(" # v\\d+\\.\\d+\\.\\d+");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void nothingFromOutsideIsPutIntoShellCode(Path file) throws Exception {
        for (Map<String, Object> step : steps(file)) {
            assertThat(String.valueOf(step.getOrDefault("run", "")))
                    .as(step.toString())
                    .doesNotContain("${{");
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void tokensMayDoWhatTheyAreForAndNoMore(Path file) throws Exception {
        Map<String, Object> workflow = YamlFiles.read(file);
        if (!workflow.containsKey("jobs")) {
            return;
        }
        assertThat(YamlFiles.map(workflow.get("permissions"))).isEqualTo(Map.of("contents", "read"));
        assertThat(Files.readString(file)).doesNotContain("pull_request_target", "secrets.");
        for (Object job : YamlFiles.map(workflow.get("jobs")).values()) {
            Map<String, Object> permissions = YamlFiles.map(YamlFiles.map(job).get("permissions"));
            assertThat(permissions.entrySet())
                    .filteredOn(permission -> !permission.getValue().equals("read"))
                    .allSatisfy(permission -> {
                        assertThat(permission.getKey()).isEqualTo("pull-requests");
                        assertThat(YamlFiles.map(workflow.get("on"))).containsOnlyKeys("workflow_run");
                    });
            assertThat(YamlFiles.map(job)).containsKey("timeout-minutes");
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void noCheckoutLeavesATokenBehind(Path file) throws Exception {
        for (Map<String, Object> step : steps(file)) {
            if (String.valueOf(step.get("uses")).startsWith("actions/checkout@")) {
                assertThat(YamlFiles.map(step.get("with"))).containsEntry("persist-credentials", false);
            }
        }
    }

    @Test
    void whatTheCommentingJobChecksOutIsNeverThePullRequests() throws Exception {
        Path file = YamlFiles.CHECKOUT.resolve(".github/workflows/performance-comment.yml");
        for (Map<String, Object> step : steps(file)) {
            assertThat(YamlFiles.map(step.get("with"))).doesNotContainKeys("ref", "command");
        }
    }

    @Test
    void theActionsInputsAreAllDescribedAndDocumented() throws Exception {
        String documents = Files.readString(YamlFiles.CHECKOUT.resolve("docs/ci.md"));
        YamlFiles.map(YamlFiles.read(YamlFiles.ACTION).get("inputs")).forEach((name, input) -> {
            assertThat(YamlFiles.map(input)).as(name).containsKeys("description", "default");
            assertThat(documents).contains("| `" + name + "` |");
        });
    }

    @Test
    void inputsThatAreGivenToTheActionAreItsOwn() throws Exception {
        Map<String, Object> inputs =
                YamlFiles.map(YamlFiles.read(YamlFiles.ACTION).get("inputs"));
        for (Path file : YamlFiles.all()) {
            for (Map<String, Object> step : steps(file)) {
                if ("./.github/actions/culprit".equals(step.get("uses"))) {
                    assertThat(inputs.keySet())
                            .containsAll(YamlFiles.map(step.get("with")).keySet());
                }
            }
        }
    }

    private static List<Map<String, Object>> steps(Path file) throws Exception {
        Map<String, Object> root = YamlFiles.read(file);
        List<Map<String, Object>> steps =
                new ArrayList<>(YamlFiles.list(YamlFiles.map(root.get("runs")).get("steps")));
        for (Object job : YamlFiles.map(root.get("jobs")).values()) {
            steps.addAll(YamlFiles.list(YamlFiles.map(job).get("steps")));
        }
        assertThat(steps).isNotEmpty();
        return steps;
    }
}
