package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.culprit.analyzer.testing.TestingRun;
import dev.culprit.analyzer.testing.TestingThread;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.ProfileWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code culprit diff} of tests that ran one after the other, and of the same tests on several threads that wait for one lock. */
class ParallelLossCommandTest {

    private static final long MILLI = 1_000_000;

    private final Path temp;
    private final Path json;
    private final TestingInvocation culprit;

    ParallelLossCommandTest(@TempDir Path temp) {
        this.temp = temp;
        json = temp.resolve("result.json");
        culprit = new TestingInvocation(temp);
    }

    @Test
    void theParallelRunThatIsSlowerIsFoundInEveryForm() throws IOException {
        Path markdown = temp.resolve("result.md");
        Path html = temp.resolve("result.html");

        culprit.run("diff", set("one", 1), set("eight", 8), "--json", json, "--markdown", markdown, "--html", html);

        JsonNode finding = result().at("/findings/0");
        assertThat(finding.at("/rule").asText()).isEqualTo("PARALLEL_LOSS");
        assertThat(finding.at("/callSite/line").asInt()).isEqualTo(44);
        assertThat(finding.at("/lines/0/cause").asText()).isEqualTo("LOCK");
        assertThat(finding.at("/lines/0/kind").asText()).isEqualTo("LOCK");
        assertThat(finding.at("/lines/0/candidate/nanos").asLong()).isEqualTo(28 * 300 * MILLI);
        assertThat(finding.at("/lines/0/baseline/nanos").asLong()).isZero();
        assertThat(finding.at("/lines/1/callSite/line").asInt()).isEqualTo(45);
        assertThat(finding.at("/lines/1/candidate/count").asInt()).isEqualTo(8);
        assertThat(finding.at("/lines/1/baseline/count").asInt()).isEqualTo(1);
        assertThat(finding.at("/savingNanos").asLong()).isEqualTo((8 * 300 + 20 - 300 - 8 * 20) * MILLI);
        assertThat(errors()).isEmpty();
        assertThat(culprit.out()).contains("PARALLEL_LOSS  Service.java:44", "LOCK 8.4 s");
        assertThat(markdown).content().contains("PARALLEL_LOSS: The parallel run takes");
        assertThat(html).content().contains("<h2>Lines that cost more in the parallel run</h2>", "Service.java:44");
    }

    @Test
    void theOtherWayRoundThereIsNothingToFind() throws IOException {
        culprit.run("diff", set("eight", 8), set("one", 1), "--json", json);

        assertThat(result().at("/findings"))
                .noneMatch(found -> found.at("/rule").asText().equals("PARALLEL_LOSS"));
        assertThat(culprit.out()).doesNotContain("PARALLEL_LOSS");
    }

    /** Eight tests; each thread starts a service of its own for 300 ms, one at a time. */
    private Path set(String name, int workers) throws IOException {
        Path folder = Files.createDirectory(temp.resolve(name));
        for (int fork = 1; fork <= 3; fork++) {
            TestingRun run = new TestingRun(8).fork(Integer.toString(fork));
            int next = 0;
            for (int worker = 0; worker < workers; worker++) {
                TestingThread thread = run.thread("worker-" + worker);
                long others = worker * 300 * MILLI;
                for (int i = 0; i < 8 / workers; i++) {
                    boolean first = i == 0;
                    thread.test(
                            "a.PriceTest.article" + next++,
                            TestingThread.NOTHING,
                            () -> thread.call("a.PriceTest.article", 0, () -> {
                                if (first) {
                                    thread.call("a.Service.start", 30, () -> {
                                        if (others > 0) {
                                            thread.waits(MethodKind.LOCK, "a.Port.lock()V", 44, others);
                                        }
                                        thread.sleeps(45, 300 * MILLI);
                                    });
                                }
                                thread.call("a.Service.price", 31, () -> thread.sleeps(60, 20 * MILLI));
                            }),
                            TestingThread.NOTHING);
                }
            }
            try (OutputStream out = Files.newOutputStream(folder.resolve(fork + ".culprit"))) {
                ProfileWriter.write(run.profile(), out);
            }
        }
        return folder;
    }

    private JsonNode result() throws IOException {
        assertThat(json).as(culprit.err()).exists();
        return new ObjectMapper().readTree(Files.readString(json));
    }

    private Iterable<?> errors() throws IOException {
        try (InputStream in = Main.class.getResourceAsStream("/schema/diff-1.json")) {
            String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON)
                    .validate(Files.readString(json), InputFormat.JSON);
        }
    }
}
