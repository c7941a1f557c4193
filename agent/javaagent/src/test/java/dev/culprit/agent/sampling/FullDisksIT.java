package dev.culprit.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where samples cannot be written they are missing. Nothing else is, and the profile says so. */
final class FullDisksIT {

    /** Small file systems, whose profile is brought to safety before they go with the process. */
    private static final String SMALL = "mount -t tmpfs -o size=%s none tmp; mount -t tmpfs -o size=%s none out; "
            + "code=0; \"$@\" || code=$?; cp out/* kept; umount out; cp kept/* out; exit $code";

    /** Samples of more than a few kilobytes. */
    private static final String OPTIONS = "sampling=cpu:1ms+alloc:1k";

    @TempDir
    private Path directory;

    @BeforeEach
    void makeDirectories() throws Exception {
        for (String name : new String[] {"tmp", "out", "kept"}) {
            Files.createDirectory(directory.resolve(name));
        }
        assumeThat(canMount()).as("a system that lets us mount").isTrue();
    }

    private static boolean canMount() throws InterruptedException {
        try {
            return new ProcessBuilder("unshare", "-m", "sh", "-c", "mount -t tmpfs none /mnt")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void theDirectoryOfProfilesWhereTheTemporaryOneIsFull() {
        RecordedSamples samples = RecordedSamples.of(ran("64k", "100m", OPTIONS));

        assertThat(samples.info().sampler()).startsWith("async-profiler");
        assertThat(samples.info().notes()).noneMatch(note -> note.contains("missing"));
        assertThat(samples.with("cpu", "Main.burn")).hasSizeGreaterThan(20);
        assertThat(samples.with("alloc", "Main.make")).hasSizeGreaterThan(20);
    }

    @Test
    void samplesThatDidNotFitAreSaidToBeMissing() {
        Ended ended = ran("64k", "8m", OPTIONS);

        String note = "Samples may be missing: the directory of their file, " + directory.resolve("tmp") + ", is full.";
        assertThat(ended.profile().sampling().notes()).contains(note);
        assertThat(ended.profile().manifest().completeness().notes()).contains(note);
        assertThat(ended.profile().manifest().completeness().complete()).isTrue();
        assertThat(ended.tree("main")).contains("Main.burn:");
    }

    /** It would end the JVM. */
    @Test
    void theFlightRecorderIsNotStartedInAFullDirectory() {
        Ended ended = ran("64k", "8m", OPTIONS + ",sampler=jfr");

        assertThat(ended.profile().manifest().completeness().notes())
                .anyMatch(note -> note.contains("there is too little space in " + directory.resolve("tmp")));
        assertThat(ended.profile().sampling().sampler()).isEmpty();
        assertThat(ended.tree("main")).contains("Main.burn:");
    }

    private Ended ran(String temporary, String out, String options) {
        Ended ended = new ForkedJvm(directory, SamplingIT.SOURCE)
                .startedBy("unshare", "-m", "sh", "-c", "set -e; " + SMALL.formatted(temporary, out), "sh")
                .jvm("-Djava.io.tmpdir=" + directory.resolve("tmp"))
                .options(options)
                .run("Main");
        assertThat(ended.stderr()).isEmpty();
        assertThat(ended.stdout()).isEqualTo("ran\n");
        assertThat(ended.exitCode()).isZero();
        return ended;
    }
}
