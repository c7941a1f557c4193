package dev.culprit.analyzer.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.analyzer.formats.input.ReadOptions;
import dev.culprit.analyzer.formats.input.SampleFormatException;
import dev.culprit.analyzer.samples.SampleTreeBuilder;
import dev.culprit.analyzer.samples.TreeShape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Recordings that were cut off or forged give one plain line, or say what is missing; never another exception, and never memory to no end. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class HostileRecordingTest {

    private static final String NAME = "forged.jfr";

    @TempDir
    static Path temp;

    private static byte[] profiler = {};
    private static byte[] jdk = {};

    @BeforeAll
    static void record() throws Exception {
        profiler = Files.readAllBytes(TestingRecording.byAsyncProfiler(temp, "event=ctimer,interval=5ms,alloc=1m"));
        jdk = Files.readAllBytes(TestingRecording.byTheJdk(temp, ""));
    }

    @Test
    void aRecordingThatIsCutOffSaysSoWhereverTheCutIs() throws IOException {
        for (byte[] whole : new byte[][] {profiler, jdk}) {
            for (int length = 68; length < whole.length; length += 997) {
                SampleReading reading = read(Arrays.copyOf(whole, length));

                assertThat(reading.missing()).as("%d bytes", length).isNotEmpty();
            }
        }
    }

    @Test
    void whatFollowsTheLastChunkIsNamed() throws IOException {
        SampleReading reading = read(Arrays.copyOf(jdk, jdk.length + 100));

        assertThat(reading.missing())
                .containsExactly("what follows byte " + jdk.length + " is no chunk of a recording and is left out");
    }

    @Test
    void aChunkThatWasNeverFinishedSaysThatItsSamplesAreMissing() throws IOException {
        byte[] unfinished = profiler.clone();
        Arrays.fill(unfinished, 8, 32, (byte) 0);

        assertThat(read(unfinished).missing()).singleElement().asString().contains("was not finished");
    }

    @Test
    void noChangeOfBytesDoesMoreThanRefuseTheFile() {
        Random random = new Random(7);
        int refused = 0;
        for (int round = 0; round < 4_000; round++) {
            byte[] changed = (round % 2 == 0 ? profiler : jdk).clone();
            int changes = 1 + random.nextInt(8);
            // Where the metadata and the constant pools are, a change does more than among the events.
            int from = random.nextBoolean() ? 0 : random.nextInt(changed.length);
            int within = Math.min(changed.length - from, 1 << random.nextInt(20));
            for (int i = 0; i < changes; i++) {
                changed[from + random.nextInt(within)] = (byte) random.nextInt();
            }
            refused += refuses(changed) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(100);
    }

    @Test
    void anotherVersionIsRefusedByItsNumber() {
        byte[] newer = profiler.clone();
        newer[5] = 3;

        assertThatThrownBy(() -> read(newer))
                .isInstanceOf(SampleFormatException.class)
                .hasMessage("forged.jfr, byte 0: JFR version 3." + newer[7] + "; 1 and 2 can be read");
    }

    private static boolean refuses(byte[] bytes) {
        try {
            read(bytes);
            return false;
        } catch (SampleFormatException e) {
            assertThat(e.getMessage()).startsWith(NAME).doesNotContain("\n");
            return true;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static SampleReading read(byte[] bytes) throws IOException {
        return SampleFiles.read(
                NAME, ByteBuffer.wrap(bytes), new SampleTreeBuilder(TreeShape.LINES), new ReadOptions(true));
    }
}
