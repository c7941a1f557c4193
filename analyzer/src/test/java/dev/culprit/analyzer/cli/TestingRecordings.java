package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.formats.TestingChunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Recordings of three runs of a program whose {@code a.Shop.run} calls {@code a.Price.of} and {@code a.Stock.of}. */
final class TestingRecordings {

    static final int FORKS = 3;

    private final Path folder;
    private int sets;
    private String cpu = "Xeon 1";
    private boolean byCpuTime;
    private int price = 1600;

    TestingRecordings(Path folder) {
        this.folder = folder;
    }

    /** On a machine with that processor; of an empty one they say nothing. */
    TestingRecordings onCpu(String model) {
        this.cpu = model;
        return this;
    }

    /** By the JDK's other sampler. */
    TestingRecordings byCpuTime() {
        this.byCpuTime = true;
        return this;
    }

    /** {@code a.Price.of} has so many samples a run; 1600 at first. */
    TestingRecordings pricing(int samples) {
        this.price = samples;
        return this;
    }

    /** Writes a directory of them. */
    Path write() throws IOException {
        Path set = Files.createDirectories(folder.resolve("recordings-" + ++sets));
        for (int fork = 0; fork < FORKS; fork++) {
            Files.write(set.resolve(fork + ".jfr"), recording(fork));
        }
        return set;
    }

    static List<Path> files(Path set) {
        List<Path> files = new ArrayList<>();
        for (int fork = 0; fork < FORKS; fork++) {
            files.add(set.resolve(fork + ".jfr"));
        }
        return files;
    }

    private byte[] recording(int fork) {
        TestingChunk chunk = new TestingChunk(true)
                .thread(1, "main")
                .stack(1, "a.Shop.run:3", "a.Price.of:7")
                .stack(2, "a.Shop.run:4", "a.Stock.of:9");
        if (!cpu.isEmpty()) {
            chunk.environment(cpu, "17.0.15+6");
        }
        long time = 0;
        for (int i = 0; i < price + 6 * fork; i++) {
            time = sample(chunk, time, 1);
        }
        for (int i = 0; i < 2400 - 8 * fork; i++) {
            time = sample(chunk, time, 2);
        }
        return chunk.finished();
    }

    private long sample(TestingChunk chunk, long time, long stack) {
        if (byCpuTime) {
            chunk.cpuTime(time, 1, stack, false, 20_000_000);
        } else {
            chunk.execution(time, 1, stack, 0);
        }
        return time + 20_000_000;
    }
}
