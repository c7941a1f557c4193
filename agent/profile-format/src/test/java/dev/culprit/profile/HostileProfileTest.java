package dev.culprit.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the bytes are, the reader returns a profile or one line that says what is wrong. */
class HostileProfileTest {

    @TempDir
    Path directory;

    @Test
    void aMissingFileIsNotFound() {
        assertThatThrownBy(() -> ProfileReader.read(directory.resolve("none.culprit")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void anEmptyFileIsNamed() throws IOException {
        assertRefused(new byte[0], "the file is empty");
    }

    @Test
    void aFileThatIsNoZipIsNamed() throws IOException {
        assertRefused("{}".getBytes(StandardCharsets.UTF_8), "it is no zip file");
    }

    @Test
    void aDirectoryIsNamed() {
        assertThatThrownBy(() -> ProfileReader.read(directory))
                .isInstanceOf(ProfileException.class)
                .hasMessageContaining("a directory");
    }

    @Test
    void aTruncatedFileIsNamedWhereverItIsCut() throws IOException {
        byte[] whole = ProfileRoundTripTest.bytes(TestingProfile.full());
        for (int length = 2; length < whole.length; length += 13) {
            assertRefused(Arrays.copyOf(whole, length), "not a complete zip file");
        }
    }

    @Test
    void aZipThatIsNoProfileIsNamed() throws IOException {
        assertRefused(zip(Map.of("hello.txt", "hi")), "a zip file without manifest.json");
    }

    @Test
    void aNewerFormatIsNamedWithBothVersions() throws IOException {
        Map<String, String> members = members();
        members.computeIfPresent("manifest.json", (n, text) -> text.replace("\"version\" : 1", "\"version\" : 7"));
        assertThatThrownBy(() -> ProfileReader.read(file(zip(members))))
                .isInstanceOf(UnsupportedVersionException.class)
                .hasMessage("profile format version 7 is newer than 1, the newest that this version of culprit reads;"
                        + " update culprit");
    }

    @Test
    void aNewerFormatIsNamedEvenWhenItsOtherFieldsChanged() throws IOException {
        assertThatThrownBy(() -> ProfileReader.read(file(zip(Map.of(
                        "manifest.json", "{\"format\":\"culprit.profile\",\"version\":2,\"process\":[\"other\"]}")))))
                .isInstanceOf(UnsupportedVersionException.class);
    }

    @Test
    void aMissingMemberIsNamed() throws IOException {
        Map<String, String> members = members();
        members.remove("calltree.json");
        assertRefused(zip(members), "the member calltree.json is missing");
    }

    @Test
    void unknownMembersAndFieldsAreIgnored() throws IOException {
        Map<String, String> members = members();
        members.put("samples/cpu.jfr", "binary");
        members.computeIfPresent("manifest.json", (n, text) -> text.replaceFirst("\\{", "{\"later\":{\"a\":[1]},"));
        members.computeIfPresent(
                "methods.json", (n, text) -> text.replace("{\"class\"", "{\"colour\":[\"x\"],\"class\""));
        assertThat(ProfileReader.read(file(zip(members))).methods()).hasSize(2);
    }

    @Test
    void columnsMayComeInAnyOrderAndUnknownOnesAreIgnored() throws IOException {
        Map<String, String> members = members();
        members.put(
                "calltree.json",
                "{\"threadGroups\":[{\"name\":\"m\",\"threads\":1,\"columns\":[\"selfNanos\",\"waitNanos\","
                        + "\"parent\",\"method\",\"line\",\"count\",\"totalNanos\"],\"rows\":[[5,99,-1,0,0,1,6]]}]}");
        CallTree tree = ProfileReader.read(file(zip(members))).callTrees().get(0);
        assertThat(tree.selfNanos()).containsExactly(5);
        assertThat(tree.totalNanos()).containsExactly(6);
    }

    @Test
    void everyDamageInTheCallTreeIsNamed() throws IOException {
        assertTreeRefused("[[0,0,0,1,1,1]]", "a node's parent does not stand before it");
        assertTreeRefused("[[-2,0,0,1,1,1]]", "a node's parent does not stand before it");
        assertTreeRefused("[[-1,2,0,1,1,1]]", "a node refers to method 2 of 2");
        assertTreeRefused("[[-1,0,70000,1,1,1]]", "a node has the line 70000");
        assertTreeRefused("[[-1,0,0,-1,1,1]]", "a node has a negative count");
        assertTreeRefused("[[-1,0,0,1,1]]", "a row has 5 values instead of 6");
        assertTreeRefused("[[-1,0,0,1,1,1,1]]", "a row has more than 6 values");
        assertTreeRefused("[[-1,0,0,1,1,1.5]]", "expected an integer");
        assertTreeRefused("[[-1,0,0,1,1,99999999999999999999]]", "calltree.json");
        assertTreeRefused("[[-1,0,0", "calltree.json");
    }

    @Test
    void everyDamageInTheTestsIsNamed() throws IOException {
        assertRefusedWith("tests.json", "\"sells\"", "7", "expected a string");
        assertRefusedWith("tests.json", "\"PASSED\"", "\"LOST\"", "the unknown status 'LOST'");
        assertRefusedWith("tests.json", "\"bodyNanos\":4", "\"bodyNanos\":-4", "missing or negative bodyNanos");
        assertRefusedWith("tests.json", "\"id\":", "\"no\":", "a test without id");
        assertRefusedWith("methods.json", "\"SLEEP\"", "\"DREAM\"", "unknown kind 'DREAM'");
    }

    @Test
    void everyDamageInTheTimelineIsNamed() throws IOException {
        assertRefusedWith("timeline.json", "[0,0,2,33,400]", "[1,0,2,33,400]", "thread 1 of 1");
        assertRefusedWith("timeline.json", "[0,0,2,33,400]", "[0,-1,2,33,400]", "tree -1 of 1");
        assertRefusedWith("timeline.json", "[0,0,2,33,400]", "[0,0,3,33,400]", "row 3 of 3");
        assertRefusedWith("timeline.json", "[0,0,2,33,400]", "[0,0,1,33,400]", "a row that is none");
        assertRefusedWith("timeline.json", "[0,0,2,33,400]", "[0,0,2,33,-4]", "negative length");
        assertRefusedWith("timeline.json", "[0,0,2,33,400]", "[0,0,99999999999,33,4]", "overflow");
        assertRefusedWith("timeline.json", "[815,0,2,35]", "[815,1,2,35]", "a process refers to tree 1 of 1");
        assertRefusedWith("timeline.json", "[815,0,2,35]", "[815,0,-2,35]", "a process refers to row -2 of 3");
    }

    @Test
    void everyDamageInTheTelemetryIsNamed() throws IOException {
        assertTelemetryRefused("\"handler\":1", "\"handler\":2", "a reference to handler 2 of 2");
        assertTelemetryRefused("\"target\":0", "\"target\":-1", "target is missing or out of range");
        assertTelemetryRefused("\"within\":0", "\"within\":7", "a reference to handler 7 of 2");
        assertTelemetryRefused("[2,4]", "[3,4]", "a reference to method 3 of 3");
        assertTelemetryRefused("[2,4]", "[2,-4]", "a negative number of exceptions");
        assertTelemetryRefused("\"callbacks\":[2]", "\"callbacks\":[-2]", "a reference to method -2 of 3");
        assertTelemetryRefused("\"jul\"", "7", "expected a string");
        assertTelemetryRefused("\"ANONYMOUS\"", "\"SECRET\"", "the unknown kind 'SECRET'");
        assertTelemetryRefused("\"OPEN\"", "\"AJAR\"", "the unknown state 'AJAR'");
        assertTelemetryRefused("\"line\":7", "\"line\":70000", "line is missing or out of range");
        assertTelemetryRefused("\"type\"", "\"kin\"", "without type");
        assertTelemetryRefused("\"droppedHandlers\":1", "\"droppedHandlers\":-1", "a negative number of dropped");
    }

    @Test
    void everyDamageInTheSamplesIsNamed() throws IOException {
        assertSamplesRefused("\"zeroEpochNanos\"", "\"zero\"", "samples without zeroEpochNanos");
        assertSamplesRefused("\"startNanos\":5", "\"startNanos\":901", "samples from 901 to 900 nanoseconds");
        assertSamplesRefused("\"startNanos\":5", "\"startNanos\":-5", "samples from -5 to 900 nanoseconds");
        assertSamplesRefused("\"endNanos\"", "\"end\"", "samples from 5 to -1 nanoseconds");
        assertSamplesRefused("\"bytes\"", "\"pounds\"", "the unknown unit 'pounds'");
        assertSamplesRefused("\"unit\"", "\"measure\"", "samples without a unit");
        assertSamplesRefused("\"name\":\"cpu\"", "\"name\":\"alloc\"", "samples of one event twice");
        assertSamplesRefused("\"name\"", "\"no\"", "an event without a name");
        assertSamplesRefused("524288", "-1", "samples of alloc at a negative interval");
        assertSamplesRefused("\"ctimer\"", "7", "expected a string");
        assertSamplesRefused("\"samples\":7", "\"samples\":7.5", "expected an integer");
    }

    private void assertSamplesRefused(String from, String to, String message) throws IOException {
        assertRefusedWith(TestingProfile.ofSamples(), "samples.json", from, to, message);
    }

    private void assertTelemetryRefused(String from, String to, String message) throws IOException {
        assertRefusedWith(TestingProfile.ofTelemetry(), "telemetry.json", from, to, message);
    }

    private void assertRefusedWith(String member, String from, String to, String message) throws IOException {
        assertRefusedWith(TestingProfile.ofTests(), member, from, to, message);
    }

    private void assertRefusedWith(Profile profile, String member, String from, String to, String message)
            throws IOException {
        Map<String, String> members = membersOf(profile);
        String text = members.get(member);
        assertThat(text).contains(from);
        members.put(member, text.replace(from, to));
        assertRefused(zip(members), message);
    }

    @Test
    void aHistogramThatAsksForGigabytesIsRefused() throws IOException {
        assertHistogramRefused(header(0, 5, 1, Long.MAX_VALUE), "header out of range");
        assertHistogramRefused(header(Integer.MAX_VALUE, 2, 1, 1 << 20), "truncated");
        assertHistogramRefused(header(0, 2, -1, 1 << 20), "header out of range");
        assertHistogramRefused(new byte[3], "no V2 header");
    }

    @Test
    void aHistogramBombIsRefused() throws IOException {
        assertHistogramRefused(new byte[64 << 20], "too large");
    }

    @Test
    void aZipBombIsRefused() throws IOException {
        Map<String, String> members = members();
        members.put("methods.json", "{\"x\":\"" + " ".repeat(40 << 20) + "\"}");
        assertRefused(zip(members), "");
    }

    @Test
    void tooManyOfAnythingAreRefused() throws IOException {
        ReaderLimits one = new ReaderLimits(1 << 20, 1 << 20, 1000, 1, 1, 1, 1, 10, 1, 1, 1);
        Path file = file(ProfileRoundTripTest.bytes(TestingProfile.full()));
        assertThatThrownBy(() -> new ProfileReader(one).readFile(file))
                .isInstanceOf(ProfileException.class)
                .hasMessageContaining("more than 1 ");
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        Map<String, String> members = members();
        members.put("methods.json", "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
        assertRefused(zip(members), "methods.json");
    }

    @Test
    void randomDamageNeverEscapesAsAnythingElse() throws IOException {
        byte[] whole = ProfileRoundTripTest.bytes(TestingProfile.full());
        Random random = new Random(20_261_120);
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = whole.clone();
            for (int k = random.nextInt(4); k >= 0; k--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            refused += readOrRefuse(damaged) ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(1_000);
    }

    @Test
    void randomDamageWithinMembersNeverEscapesAsAnythingElse() throws IOException {
        Random random = new Random(42);
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            Profile[] profiles = {
                TestingProfile.full(),
                TestingProfile.ofTests(),
                TestingProfile.ofTelemetry(),
                TestingProfile.ofSamples()
            };
            Map<String, String> members = membersOf(profiles[random.nextInt(profiles.length)]);
            String name = (String) members.keySet().toArray()[random.nextInt(members.size())];
            StringBuilder text = new StringBuilder(members.get(name));
            int position = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(position, (char) (32 + random.nextInt(95)));
                case 1 -> text.deleteCharAt(position);
                default -> text.insert(position, "-9\"[{,:}]".charAt(random.nextInt(9)));
            }
            members.put(name, text.toString());
            refused += readOrRefuse(zip(members)) ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(500);
    }

    private boolean readOrRefuse(byte[] bytes) throws IOException {
        try {
            ProfileReader.read(file(bytes));
            return true;
        } catch (ProfileException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
            return false;
        }
    }

    private void assertTreeRefused(String rows, String message) throws IOException {
        Map<String, String> members = members();
        members.put(
                "calltree.json",
                "{\"threadGroups\":[{\"name\":\"m\",\"threads\":1,\"columns\":[\"parent\",\"method\",\"line\","
                        + "\"count\",\"totalNanos\",\"selfNanos\"],\"rows\":" + rows + "}]}");
        assertRefused(zip(members), message);
    }

    private void assertHistogramRefused(byte[] payload, String message) throws IOException {
        Deflater deflater = new Deflater();
        deflater.setInput(payload);
        deflater.finish();
        byte[] packed = new byte[payload.length / 100 + 1000];
        int length = deflater.deflate(packed);
        deflater.end();
        ByteBuffer bytes = ByteBuffer.allocate(8 + length);
        bytes.putInt(0x1c849314).putInt(length).put(packed, 0, length);
        Map<String, String> members = members();
        members.put(
                "latencies.json",
                "{\"functions\":[{\"method\":0,\"total\":\""
                        + Base64.getEncoder().encodeToString(bytes.array()) + "\"}],\"edges\":[]}");
        assertRefused(zip(members), message);
    }

    private static byte[] header(int payload, int digits, long lowest, long highest) {
        return ByteBuffer.allocate(40)
                .putInt(0x1c849313)
                .putInt(payload)
                .putInt(0)
                .putInt(digits)
                .putLong(lowest)
                .putLong(highest)
                .putDouble(1)
                .array();
    }

    private void assertRefused(byte[] bytes, String message) throws IOException {
        Path file = file(bytes);
        assertThatThrownBy(() -> ProfileReader.read(file))
                .isInstanceOf(ProfileException.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("p.culprit"), bytes);
    }

    private static Map<String, String> members() throws IOException {
        return membersOf(TestingProfile.full());
    }

    private static Map<String, String> membersOf(Profile profile) throws IOException {
        Map<String, String> members = new LinkedHashMap<>();
        byte[] bytes = ProfileRoundTripTest.bytes(profile);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                members.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return members;
    }

    private static byte[] zip(Map<String, String> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
