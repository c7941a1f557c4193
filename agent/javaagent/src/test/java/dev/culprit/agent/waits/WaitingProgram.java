package dev.culprit.agent.waits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.Profile;
import dev.culprit.profile.Timeline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program that measures its waits itself. The line of a wait ends with {@code // name}; the program prints {@code name nanos} for
 * what it saw around it.
 */
final class WaitingProgram {

    /** Measures for the program; without a probe, as it is in a package of its own. */
    static final String MEASURED = """
            package aside;
            public class Measured {
                public interface Wait { void run() throws Exception; }
                static final java.util.Map<String, Long> NANOS = new java.util.TreeMap<>();
                public static void time(String name, Wait wait) throws Exception {
                    long start = System.nanoTime();
                    try { wait.run(); } finally {
                        synchronized (NANOS) { NANOS.merge(name, System.nanoTime() - start, Long::sum); }
                    }
                }
                public static void print() {
                    NANOS.forEach((name, nanos) -> System.out.println(name + " " + nanos));
                }
            }
            """;

    private final String source;
    private final Profile profile;
    private final Map<String, Long> measured = new HashMap<>();

    private WaitingProgram(String source, Ended ended) {
        assertThat(ended.stderr()).isEmpty();
        assertThat(ended.exitCode()).isZero();
        this.source = source;
        this.profile = ended.profile();
        ended.stdout().lines().forEach(line -> {
            String[] words = line.split(" ");
            measured.put(words[0], Long.parseLong(words[1]));
        });
    }

    /** Runs {@code app.Main} of that source. */
    static WaitingProgram run(ForkedJvm jvm, String source) {
        return new WaitingProgram(source, jvm.run("app.Main"));
    }

    Profile profile() {
        return profile;
    }

    /** The only wait at the line with that name, with that count, and no longer than the program saw. */
    WaitRow wait(String name, MethodKind kind, String method, long count) {
        int line = line(name);
        List<WaitRow> here = WaitRow.of(profile).stream()
                .filter(wait -> wait.line() == line && wait.method().equals(method))
                .toList();
        assertThat(here)
                .as(name + ", line " + line + " of " + WaitRow.of(profile))
                .hasSize(1);
        WaitRow wait = here.get(0);
        assertThat(wait.kind()).as(name).isEqualTo(kind);
        assertThat(wait.count()).as(name).isEqualTo(count);
        assertThat(wait.totalNanos()).as(name).isBetween(1L, measured.get(name));
        return wait;
    }

    /** The same; one that takes so many milliseconds at least. */
    WaitRow wait(String name, MethodKind kind, String method, long count, long leastMillis) {
        WaitRow wait = wait(name, kind, method, count);
        assertThat(wait.totalNanos()).as(name).isGreaterThanOrEqualTo(leastMillis * 1_000_000);
        return wait;
    }

    /** The same for one wait that was seen by looks: its time is an estimate, of which a third at least must be there. */
    WaitRow seen(String name, MethodKind kind, String method) {
        WaitRow wait = wait(name, kind, method, 1);
        assertThat(wait.totalNanos()).as(name).isGreaterThan(measured.get(name) / 3);
        return wait;
    }

    /** What is in the timeline of that wait. */
    List<Timeline.Wait> events(WaitRow wait) {
        return profile.timeline().waits().stream()
                .filter(event -> event.tree() == wait.tree() && event.row() == wait.row())
                .toList();
    }

    private int line(String name) {
        List<String> lines = source.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).endsWith("// " + name)) {
                return i + 1;
            }
        }
        throw new AssertionError("no line is called " + name);
    }
}
