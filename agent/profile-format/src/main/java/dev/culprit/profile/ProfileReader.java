package dev.culprit.profile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads profile files and refuses anything that is not one. Safe on hostile input: sizes, ratios, depths and counts are
 * limited, every index is checked, and whatever is wrong becomes a {@link ProfileException} with one line of text.
 */
public final class ProfileReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(4 << 20)
                    .maxNameLength(1_000)
                    .build())
            .build();

    private final ReaderLimits limits;

    ProfileReader(ReaderLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads the profile in {@code file}.
     *
     * @throws ProfileException if the file is not a profile, is damaged, breaks a limit, or is of a newer format; the
     *     message does not repeat the file's name
     * @throws IOException if the file cannot be read
     */
    public static Profile read(Path file) throws IOException {
        return new ProfileReader(ReaderLimits.DEFAULT).readFile(file);
    }

    /**
     * Reads the manifest alone of the profile in {@code file}.
     *
     * @throws ProfileException if the file is not a profile, or its manifest is damaged; the message does not repeat the
     *     file's name
     * @throws IOException if the file cannot be read
     */
    public static Manifest readManifest(Path file) throws IOException {
        ProfileReader reader = new ProfileReader(ReaderLimits.DEFAULT);
        return reader.readFile(file, reader::readManifest);
    }

    /**
     * Reads which methods were thinned from the manifest of the profile in {@code file}, or from a JSON file that has the same
     * {@code thinned} array.
     *
     * @throws ProfileException if the file is neither, or is damaged; the message does not repeat the file's name
     * @throws IOException if the file cannot be read
     */
    public static List<InstrumentationPlan.ThinnedMethod> readThinned(Path file) throws IOException {
        ProfileReader reader = new ProfileReader(ReaderLimits.DEFAULT);
        return isZip(file) ? reader.readFile(file, reader::readThinnedMember) : reader.readThinnedJson(file);
    }

    /**
     * Reads the samples of the profile in {@code file}: a file of the JDK Flight Recorder's format, perhaps of several chunks. Those of
     * more than 256 MiB are refused here; see {@link #copySamples}.
     *
     * @return null when there are none
     * @throws ProfileException if the file is not a profile, is damaged, or breaks a limit; the message does not repeat the
     *     file's name
     * @throws IOException if the file cannot be read
     */
    public static byte @Nullable [] readSamples(Path file) throws IOException {
        ProfileReader reader = new ProfileReader(ReaderLimits.DEFAULT.inMemory());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        return reader.readFile(file, zip -> reader.copySamples(zip, bytes)) ? bytes.toByteArray() : null;
    }

    /**
     * The same for samples that may be larger than memory. Only when it returns are what was written known to be whole.
     *
     * @param to left open
     * @return whether there are any
     * @throws ProfileException as {@link #readSamples}
     * @throws IOException if the file cannot be read, or {@code to} fails
     */
    public static boolean copySamples(Path file, OutputStream to) throws IOException {
        ProfileReader reader = new ProfileReader(ReaderLimits.DEFAULT);
        return reader.readFile(file, zip -> reader.copySamples(zip, to));
    }

    boolean copySamples(ZipFile zip, OutputStream to) throws IOException {
        readManifest(zip);
        ZipEntry entry = zip.getEntry(Members.SAMPLES_JFR);
        if (entry == null) {
            return false;
        }
        CheckedInputStream checked = checked(zip, entry);
        try (InputStream in = checked) {
            in.transferTo(to);
        }
        check(checked, entry);
        return true;
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 'P' && in.read() == 'K';
        }
    }

    private List<InstrumentationPlan.ThinnedMethod> readThinnedMember(ZipFile zip) throws IOException {
        return readManifest(zip).plan().thinned();
    }

    private List<InstrumentationPlan.ThinnedMethod> readThinnedJson(Path file) throws IOException {
        limits.check("bytes", Files.size(file), limits.fileBytes());
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = JSON.createParser(in)) {
            JsonCursor cursor = new JsonCursor("the plan", parser);
            Holder<List<InstrumentationPlan.ThinnedMethod>> thinned = new Holder<>();
            cursor.document(() -> thinned.value = PlanJson.readOnlyThinned(cursor));
            return Objects.requireNonNull(thinned.value);
        } catch (IllegalArgumentException e) {
            throw new ProfileException("damaged: " + e.getMessage(), e);
        }
    }

    Profile readFile(Path file) throws IOException {
        return readFile(file, this::readMembers);
    }

    private <T> T readFile(Path file, Content<T> content) throws IOException {
        refuseByLooks(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return content.read(zip);
        } catch (ZipException | EOFException e) {
            throw new ProfileException(
                    "damaged: not a complete zip file (" + e.getMessage() + "); copy or record it again", e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ProfileException("damaged: " + e.getMessage(), e);
        }
    }

    private void refuseByLooks(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (Files.isDirectory(file)) {
            throw new ProfileException("a directory, not a profile");
        }
        long size = Files.size(file);
        if (size == 0) {
            throw new ProfileException("the file is empty; record it again");
        }
        limits.check("bytes", size, limits.fileBytes());
        try (InputStream in = Files.newInputStream(file)) {
            if (in.read() != 'P' || in.read() != 'K') {
                throw new ProfileException("not a culprit profile: it is no zip file");
            }
        }
    }

    private Manifest readManifest(ZipFile zip) throws IOException {
        if (zip.getEntry(Members.MANIFEST) == null) {
            throw new ProfileException("not a culprit profile: a zip file without " + Members.MANIFEST);
        }
        return read(zip, Members.MANIFEST, ManifestJson::read);
    }

    private Profile readMembers(ZipFile zip) throws IOException {
        Manifest manifest = readManifest(zip);
        List<MethodInfo> methods = read(zip, Members.METHODS, in -> MethodsJson.read(in, limits));
        List<CallTree> trees = read(zip, Members.CALL_TREE, in -> CallTreesJson.read(in, methods.size(), limits));
        LatenciesJson.Latencies latencies =
                read(zip, Members.LATENCIES, in -> LatenciesJson.read(in, methods.size(), limits));
        TestRuns tests = zip.getEntry(Members.TESTS) == null
                ? TestRuns.NONE
                : read(zip, Members.TESTS, in -> TestsJson.read(in, limits));
        Timeline timeline = zip.getEntry(Members.TIMELINE) == null
                ? Timeline.NONE
                : read(zip, Members.TIMELINE, in -> TimelineJson.read(in, methods, trees, limits));
        Telemetry telemetry = zip.getEntry(Members.TELEMETRY) == null
                ? Telemetry.NONE
                : read(zip, Members.TELEMETRY, in -> TelemetryReader.read(in, methods.size(), limits));
        SamplingInfo sampling = zip.getEntry(Members.SAMPLES) == null
                ? null
                : read(zip, Members.SAMPLES, in -> SamplesJson.read(in, limits));
        return new Profile(
                manifest,
                methods,
                trees,
                latencies.functions(),
                latencies.edges(),
                tests,
                timeline,
                telemetry,
                sampling);
    }

    private <T> T read(ZipFile zip, String member, Body<T> body) throws IOException {
        ZipEntry entry = zip.getEntry(member);
        if (entry == null) {
            throw new ProfileException("damaged: the member " + member + " is missing");
        }
        CheckedInputStream checked = checked(zip, entry);
        try (InputStream in = checked;
                JsonParser parser = JSON.createParser(in)) {
            JsonCursor cursor = new JsonCursor(member, parser);
            Holder<T> result = new Holder<>();
            cursor.document(() -> result.value = body.read(cursor));
            check(checked, entry);
            return Objects.requireNonNull(result.value);
        }
    }

    private CheckedInputStream checked(ZipFile zip, ZipEntry entry) throws IOException {
        InputStream raw = zip.getInputStream(entry);
        return new CheckedInputStream(new LimitedInputStream(raw, entry.getCompressedSize(), limits), new CRC32());
    }

    /** The zip classes of the JDK do not compare the checksum of what they unpack; a flipped digit would go unseen. */
    private static void check(CheckedInputStream in, ZipEntry entry) throws ProfileException {
        if (in.getChecksum().getValue() != entry.getCrc()) {
            throw new ProfileException(
                    "damaged: the checksum of " + entry.getName() + " is wrong; copy or record it again");
        }
    }

    private interface Content<T> {
        T read(ZipFile zip) throws IOException;
    }

    private interface Body<T> {
        T read(JsonCursor in) throws IOException;
    }

    private static final class Holder<T> {
        private @Nullable T value;
    }
}
