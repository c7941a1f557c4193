package dev.culprit.agent.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VmThreadsTest {

    @TempDir
    private Path tasks;

    @Test
    void collectorsAndCompilersAreKnownByTheirNames() throws IOException {
        task("1", "java", 1_000);
        task("2", "GC Thread#0", 3);
        task("3", "G1 Main Marker", 4);
        task("4", "VM Thread", 5);
        task("5", "C2 CompilerThre", 70);
        task("6", "C1 CompilerThre", 20);
        task("7", "G1 of my own", 1_000);
        VmThreads threads = new VmThreads(tasks.toFile());

        threads.look();

        assertThat(threads.collectorNanos()).isEqualTo(12 * 10_000_000L);
        assertThat(threads.compilerNanos()).isEqualTo(90 * 10_000_000L);
    }

    @Test
    void aThreadThatHasEndedKeepsWhatItUsedAndANewOneIsFoundLater() throws IOException {
        task("5", "C2 CompilerThre", 70);
        VmThreads threads = new VmThreads(tasks.toFile());
        threads.look();
        Files.delete(tasks.resolve("5/stat"));
        task("8", "C2 CompilerThre", 10);

        for (int look = 0; look < 10; look++) {
            threads.look();
        }

        assertThat(threads.compilerNanos()).isEqualTo(80 * 10_000_000L);
        assertThat(threads.collectorNanos()).isEqualTo(-1);
    }

    @Test
    void severalThreadsMayLookAtATime() throws Exception {
        for (int id = 0; id < 100; id++) {
            task(String.valueOf(id), "C2 CompilerThre", 2);
        }
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 20; round++) {
                VmThreads threads = new VmThreads(tasks.toFile());
                Callable<Long> looker = () -> {
                    threads.look();
                    return threads.compilerNanos();
                };
                for (Future<Long> each : pool.invokeAll(Collections.nCopies(4, looker))) {
                    assertThat(each.get()).isEqualTo(200 * 10_000_000L);
                }
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void withoutSuchAFolderNothingIsKnown() {
        VmThreads threads = new VmThreads(new File(tasks.toFile(), "none"));

        threads.look();

        assertThat(threads.collectorNanos()).isEqualTo(-1);
        assertThat(threads.compilerNanos()).isEqualTo(-1);
    }

    @Test
    void theThreadsOfThisJvmAreFoundOnLinux() {
        assumeThat(new File("/proc/self/task")).exists();
        VmThreads threads = new VmThreads();

        threads.look();

        assertThat(threads.collectorNanos()).isNotNegative();
        assertThat(threads.compilerNanos()).isPositive();
    }

    /** As proc(5) has it: the name in parentheses, and user and system time as fields 14 and 15, in hundredths of a second. */
    private void task(String id, String name, long ticks) throws IOException {
        Path folder = Files.createDirectories(tasks.resolve(id));
        Files.writeString(folder.resolve("comm"), name + "\n");
        Files.writeString(
                folder.resolve("stat"),
                id + " (" + name + ") S 1 1 1 0 -1 4194304 0 0 0 0 " + (ticks - 1) + " 1 0 0 20 0 9 0 100 0 0\n");
    }
}
