package dev.culprit.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The members {@code samples.json} and {@code samples.jfr}. */
class SamplesTest {

    @TempDir
    Path directory;

    @Test
    void howSamplesWereTakenSurvives() throws IOException {
        SamplingInfo written = TestingProfile.ofSamples().sampling();

        SamplingInfo read = ProfileReader.read(write(null)).sampling();

        assertThat(read).isEqualTo(written);
        assertThat(read.recorded("cpu")).isEqualTo(written.events().get(0));
        assertThat(read.recorded("alloc")).as("of which there are none").isNull();
        assertThat(read.recorded("wall")).isNull();
    }

    @Test
    void theMemberReadsAsDocumented() throws IOException {
        assertThat(text(write(null), "samples.json")).isEqualTo("""
                {"sampler":"async-profiler 4.6","zeroEpochNanos":1700000000123456789,"startNanos":5,"endNanos":900,"events":[
                {"name":"cpu","engine":"ctimer","unit":"nanoseconds","interval":5000000}
                ,{"name":"alloc","engine":"","unit":"bytes","interval":524288,"problem":"It cannot be had."}],\
                "cost":{"samples":7,"start.nanos":48},"notes":["Perf events are not permitted here."]}
                """);
    }

    @Test
    void theSamplesSurviveByteForByte() throws IOException {
        byte[] samples = new byte[300_000];
        new Random(7).nextBytes(samples);

        Path file = write(samples);

        assertThat(ProfileReader.readSamples(file)).isEqualTo(samples);
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        assertThat(ProfileReader.copySamples(file, copy)).isTrue();
        assertThat(copy.toByteArray()).isEqualTo(samples);
    }

    @Test
    void aProfileWithoutSamplesHasNone() throws IOException {
        Path file = Files.write(directory.resolve("p.culprit"), ProfileRoundTripTest.bytes(TestingProfile.full()));

        assertThat(ProfileReader.read(file).sampling()).isNull();
        assertThat(ProfileReader.readSamples(file)).isNull();
        assertThat(ProfileReader.copySamples(file, new ByteArrayOutputStream())).isFalse();
    }

    @Test
    void samplesThatAreNotInAProfileAreRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("p.culprit"), "FLR");

        assertThatThrownBy(() -> ProfileReader.readSamples(file))
                .isInstanceOf(ProfileException.class)
                .hasMessageContaining("it is no zip file");
    }

    @Test
    void aFlippedBitIsRefused() throws IOException {
        byte[] samples = "FLR".repeat(50).getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = Files.readAllBytes(write(samples));
        int refused = 0;
        for (int at = 0; at < bytes.length; at++) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 1;
            Path file = Files.write(directory.resolve("d.culprit"), damaged);
            try {
                assertThat(ProfileReader.readSamples(file)).isIn(samples, null);
            } catch (ProfileException e) {
                assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(100);
    }

    @Test
    void aTruncatedProfileIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(write(new byte[1000]));
        Path file = Files.write(directory.resolve("p.culprit"), Arrays.copyOf(bytes, bytes.length - 30));

        assertThatThrownBy(() -> ProfileReader.copySamples(file, new ByteArrayOutputStream()))
                .isInstanceOf(ProfileException.class)
                .hasMessageContaining("not a complete zip file");
    }

    @Test
    void moreThanTheLimitIsRefused() throws IOException {
        ReaderLimits small = new ReaderLimits(1 << 20, 10_000, 1000, 9, 9, 9, 9, 99, 9, 9, 9);
        Path file = write(new byte[10_001]);

        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThatThrownBy(() -> new ProfileReader(small).copySamples(zip, new ByteArrayOutputStream()))
                    .isInstanceOf(ProfileException.class)
                    .hasMessageContaining("unpacks to more than 10000 bytes");
        }
    }

    @Test
    void samplesThatCannotBeReadFailTheWrite() {
        assertThatIOException()
                .isThrownBy(() -> ProfileWriter.write(
                        TestingProfile.ofSamples(),
                        out -> {
                            throw new IOException("gone");
                        },
                        new ByteArrayOutputStream()))
                .withMessage("gone");
    }

    private Path write(byte[] samples) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ProfileWriter.write(TestingProfile.ofSamples(), samples == null ? null : out -> out.write(samples), bytes);
        return Files.write(directory.resolve("p.culprit"), bytes.toByteArray());
    }

    private static String text(Path file, String member) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(member)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
