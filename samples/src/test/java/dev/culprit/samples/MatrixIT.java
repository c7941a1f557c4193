package dev.culprit.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code culprit compare --matrix} of a program whose workers are JVMs of their own, with the finished jars. Each worker sets its database up
 * before it runs its share of the checks, and only one can do so at a time. So four workers take longer than one, on any machine.
 */
class MatrixIT {

    /** How long things take is drawn by each test, so that nothing can be known before. */
    private static final String PROGRAM = """
            import java.nio.channels.FileChannel;
            import java.nio.channels.FileLock;
            import java.nio.file.Path;
            import java.nio.file.StandardOpenOption;
            import java.util.ArrayList;
            import java.util.List;

            public class Checks {
                static final int CHECKS = 24;

                public static void main(String[] args) throws Exception {
                    int workers = Integer.parseInt(args[0]);
                    if (args.length == 1) {
                        startAll(workers);
                    } else {
                        worker(workers, Integer.parseInt(args[1]));
                    }
                }

                static void startAll(int workers) throws Exception {
                    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
                    List<Process> started = new ArrayList<>();
                    for (int i = 0; i < workers; i++) {
                        started.add(new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"),
                                "-Dsetup=" + Integer.getInteger("setup"), "-Dcheck=" + Integer.getInteger("check"),
                                "Checks", "" + workers, "" + i).inheritIO().start());
                    }
                    for (Process process : started) {
                        if (process.waitFor() != 0) {
                            throw new IllegalStateException("a worker failed");
                        }
                    }
                }

                static void worker(int workers, int number) throws Exception {
                    setUp();
                    for (int check = number; check < CHECKS; check += workers) {
                        check();
                    }
                }

                static void setUp() throws Exception {
                    try (FileChannel channel = FileChannel.open(Path.of("database"),
                            StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
                        Thread.sleep(Integer.getInteger("setup"));
                    }
                }

                static void check() throws Exception {
                    Thread.sleep(Integer.getInteger("check"));
                }
            }
            """;

    private static final int ATTEMPTS = 3;

    @TempDir
    Path temp;

    private Path json;
    private String set = "set";

    @BeforeEach
    void compile() throws IOException {
        json = temp.resolve("result.json");
        Path source = Files.writeString(temp.resolve("Checks.java"), PROGRAM);
        int exit = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", temp.resolve("classes").toString(), source.toString());
        assertThat(exit).isZero();
    }

    @Test
    void fasterByFortyPercentIsRefutedWhenEachWorkerCostsMoreThanItSaves() throws Exception {
        int setup = 600 + (int) (Math.random() * 200);
        int check = 5 + (int) (Math.random() * 4);

        int exit = compare(setup, check);
        // On a machine that is too busy to see the planted delay the honest answer is that nothing is decided.
        for (int attempt = 1; attempt < ATTEMPTS && outcome().equals("UNDECIDED"); attempt++) {
            setup *= 3;
            exit = compare(setup, check);
        }

        assertThat(exit).as(said()).isEqualTo(1);
        JsonNode result = result();
        assertThat(outcome()).isEqualTo("REFUTED");
        assertThat(result.at("/claim/setting").asText()).isEqualTo("4");
        assertThat(result.at("/best/value").asText()).isEqualTo("1");
        JsonNode one = result.at("/settings/0");
        JsonNode four = result.at("/settings/1");
        // Only one can set its database up at a time.
        assertThat(four.at("/wallNanos/low").asDouble()).isGreaterThan(4 * setup * 1e6);
        assertThat(four.at("/loss/nanos").asDouble()).isCloseTo(mean(four) - mean(one) / 4, within(1e6));
        assertThat(one.at("/jvms").asInt()).isEqualTo(2);
        assertThat(four.at("/jvms").asInt()).isEqualTo(5);
        assertThat(four.at("/cpuNanos").asDouble())
                .isGreaterThan(one.at("/cpuNanos").asDouble());
        assertThat(four.at("/split/lanesAre").asText()).isEqualTo("JVMS");
        assertThat(four.at("/split/lanes").asInt()).isEqualTo(4);
        assertThat(sum(four.at("/loss/obstacles")))
                .isCloseTo(four.at("/loss/nanos").asDouble(), within(1e6));
        // Three more setups, shared by four workers.
        JsonNode sleeping = at(four.at("/loss/obstacles"), line("Thread.sleep(Integer.getInteger(\"setup\"))"));
        assertThat(sleeping.at("/cause").asText()).isEqualTo("WAIT");
        assertThat(sleeping.at("/wallNanos").asDouble()).isBetween(0.7 * setup * 1e6, 0.85 * setup * 1e6);
        JsonNode costlier = four.at("/findings/0/lines/0");
        assertThat(four.at("/findings/0/rule").asText()).as(said()).isEqualTo("PARALLEL_LOSS");
        assertThat(IntStream.of(
                        line("FileLock lock = channel.lock()"), line("Thread.sleep(Integer.getInteger(\"setup\"))")))
                .contains(costlier.at("/callSite/line").asInt());
        JsonNode asleep = at(four.at("/findings/0/lines"), line("Thread.sleep(Integer.getInteger(\"setup\"))"));
        assertThat(asleep.at("/baseline/count").asInt()).isEqualTo(1);
        assertThat(asleep.at("/candidate/count").asInt()).isEqualTo(4);
        assertThat(out()).contains("workers=1 ", "workers=4 takes ", "The claim 'faster 40%'", "(PARALLEL_LOSS)");
        assertThat(IntStream.rangeClosed(1, 4)).allMatch(round -> profiles("workers-4", round) == 5);
    }

    @Test
    void anInterruptLeavesAResultOfTheFinishedRounds() throws Exception {
        Path hanging = temp.resolve("hanging");
        Process culprit = start(
                List.of("--forks", "2", "--no-warmup", "--json", json.toString()),
                List.of(
                        "sh",
                        "-c",
                        "test {workers} = 1 -a $CULPRIT_FORK = 2 && { echo $$ > '" + hanging + "'; exec sleep 600; };"
                                + " exec '" + FinishedJars.java()
                                + "' -Dsetup=1 -Dcheck=1 -cp classes Checks {workers} 0"),
                "workers=1,2");
        while (!Files.exists(hanging)) {
            assertThat(culprit.waitFor(50, TimeUnit.MILLISECONDS)).as(said()).isFalse();
        }

        // What Ctrl-C sends.
        new ProcessBuilder("kill", "-INT", Long.toString(culprit.pid())).start().waitFor();
        culprit.waitFor();

        assertThat(culprit.exitValue()).as(said()).isEqualTo(130);
        assertThat(result().at("/rounds").asInt()).isEqualTo(1);
        assertThat(out().replaceAll("\\s+", " "))
                .contains("Interrupted after 1 of 2 rounds; an unfinished round is left out.");
        assertThat(profiles("workers-2", 2))
                .as("what the unfinished round has left")
                .isZero();
    }

    private int compare(int setup, int check) throws Exception {
        set = "set-" + setup;
        return run(
                List.of("--claim", "faster 40%", "--forks", "4", "--no-warmup", "--json", json.toString()),
                setup,
                check,
                "workers=1,4");
    }

    private String outcome() throws IOException {
        return result().at("/claim/outcome").asText();
    }

    private static double mean(JsonNode setting) {
        return StreamSupport.stream(setting.at("/wallNanos/rounds").spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .average()
                .orElseThrow();
    }

    private static JsonNode at(JsonNode obstacles, int line) {
        return StreamSupport.stream(obstacles.spliterator(), false)
                .filter(obstacle -> obstacle.at("/callSite/line").asInt() == line)
                .findFirst()
                .orElseThrow(() -> new AssertionError("none at line " + line + ": " + obstacles));
    }

    private static int line(String code) {
        return (int) PROGRAM.lines().takeWhile(line -> !line.contains(code)).count() + 1;
    }

    private static double sum(JsonNode obstacles) {
        return StreamSupport.stream(obstacles.spliterator(), false)
                .mapToDouble(obstacle -> obstacle.get("wallNanos").asDouble())
                .sum();
    }

    private long profiles(String setting, int round) {
        String[] names = temp.resolve(set).resolve(setting).toFile().list();
        return names == null
                ? 0
                : List.of(names).stream()
                        .filter(name -> name.startsWith(round + "-") && name.endsWith(".culprit"))
                        .count();
    }

    private int run(List<String> options, int setup, int check, String matrix) throws Exception {
        List<String> program = List.of(
                FinishedJars.java(), "-Dsetup=" + setup, "-Dcheck=" + check, "-cp", "classes", "Checks", "{workers}");
        Process process = start(options, program, matrix);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private Process start(List<String> options, List<String> program, String matrix) throws IOException {
        List<String> command = new ArrayList<>(FinishedJars.culprit());
        command.addAll(List.of("compare", "--matrix", matrix, "-o", set));
        command.addAll(options);
        command.add("--");
        command.addAll(program);
        return new ProcessBuilder(command)
                .directory(temp.toFile())
                .redirectOutput(temp.resolve("out").toFile())
                .redirectError(temp.resolve("err").toFile())
                .start();
    }

    private JsonNode result() throws IOException {
        return new ObjectMapper().readTree(Files.readString(json));
    }

    private String said() throws IOException {
        return out() + Files.readString(temp.resolve("err"));
    }

    private String out() throws IOException {
        return Files.readString(temp.resolve("out"));
    }
}
