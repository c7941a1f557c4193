package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.analyzer.git.TestingRepository;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

/** A repository of a main branch and a change, a store of baselines, and checks of sets. */
final class TestingGate {

    private static final Pattern TREE = Pattern.compile("data-tree=\"0\">([^<]*)<");

    final Path temp;
    final TestingRepository repository;
    final Path store;
    private TestingInvocation culprit;

    TestingGate(Path temp) throws IOException {
        this.temp = temp;
        this.store = temp.resolve("store");
        this.culprit = new TestingInvocation(temp);
        this.repository = new TestingRepository(temp.resolve("repository"))
                .file("A.java", "1")
                .commit("first");
    }

    /** Saves {@code set} as a baseline of main. */
    void save(Path set) {
        culprit = new TestingInvocation(temp)
                .run("baseline", "save", set, "--store", store, "--branch", "main", "--repository", repository.root);
        assertThat(culprit.exit()).as(culprit.err()).isZero();
    }

    /** Begins a change. */
    void branch() throws IOException {
        repository.git("checkout", "--quiet", "-b", "pr").file("B.java", "1").commit("change");
    }

    String head() throws Exception {
        return repository.open().resolve("HEAD").id();
    }

    /** Checks, and gives the JSON. */
    JsonNode check(Object set, Object... more) throws IOException {
        Path json = temp.resolve("result.json");
        Files.deleteIfExists(json);
        run(set, json, more);
        assertThat(culprit.err()).isEmpty();
        return new ObjectMapper().readTree(json.toFile());
    }

    /** The one line on standard error of a check that is refused. */
    String refusal(Object set, Object... more) {
        run(set, temp.resolve("refused.json"), more);
        assertThat(culprit.exit()).isEqualTo(2);
        return culprit.err();
    }

    private void run(Object set, Path json, Object... more) {
        List<Object> words = new ArrayList<>(List.of("check", set, "--store", store, "--branch", "main"));
        words.addAll(List.of("--repository", repository.root, "--json", json));
        words.addAll(List.of(more));
        culprit = new TestingInvocation(temp).run(words.toArray());
    }

    int exit() {
        return culprit.exit();
    }

    String out() {
        return culprit.out();
    }

    /** Its rules, in a file that is no part of the repository. */
    Path rules(String yaml) throws IOException {
        return Files.writeString(temp.resolve("culprit.yml"), yaml);
    }

    /** The strings of the tree of a page, among what else is packed with them. */
    static String tree(Path page) throws IOException {
        Matcher packed = TREE.matcher(Files.readString(page));
        assertThat(packed.find()).isTrue();
        byte[] bytes = Base64.getDecoder().decode(packed.group(1));
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    static List<String> reasons(JsonNode result) {
        List<String> reasons = new ArrayList<>();
        result.path("reasons").forEach(reason -> reasons.add(reason.asText()));
        return reasons;
    }

    /** {@code OUTCOME subject} of each budget. */
    static List<String> budgets(JsonNode result) {
        List<String> budgets = new ArrayList<>();
        result.path("budgets")
                .forEach(budget -> budgets.add(budget.path("outcome").asText() + " "
                        + budget.path("subject").asText()));
        return budgets;
    }
}
