package dev.culprit.profile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a profile file: a zip of JSON members, see {@code docs/profile-format.md}. Equal profiles give equal members; one
 * record stands on one line, so that an unpacked profile can be read, searched and compared with ordinary tools.
 */
public final class ProfileWriter {

    /** Every entry has this time stamp: the moment of writing stands in the manifest, and equal input gives equal output. */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** ASCII only: a class file may hold names with lone surrogates, which have no UTF-8 form but do have an escape. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private ProfileWriter() {}

    /**
     * Writes {@code profile} to {@code out} and leaves {@code out} open.
     *
     * @throws IOException if {@code out} fails
     */
    public static void write(Profile profile, OutputStream out) throws IOException {
        write(profile, null, out);
    }

    /**
     * Writes {@code profile} with its samples to {@code out} and leaves {@code out} open.
     *
     * @param samples null for none
     * @throws IOException if {@code out} fails, or the samples cannot be read
     */
    public static void write(Profile profile, @Nullable SamplesFile samples, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        member(zip, Members.MANIFEST, json -> ManifestJson.write(profile.manifest(), json));
        member(zip, Members.METHODS, json -> MethodsJson.write(profile.methods(), json));
        member(zip, Members.CALL_TREE, json -> CallTreesJson.write(profile.callTrees(), json));
        member(zip, Members.LATENCIES, json -> LatenciesJson.write(profile, json));
        if (!profile.tests().equals(TestRuns.NONE)) {
            member(zip, Members.TESTS, json -> TestsJson.write(profile.tests(), json));
        }
        if (!profile.timeline().equals(Timeline.NONE)) {
            member(zip, Members.TIMELINE, json -> TimelineJson.write(profile.timeline(), json));
        }
        if (!profile.telemetry().equals(Telemetry.NONE)) {
            member(zip, Members.TELEMETRY, json -> TelemetryJson.write(profile.telemetry(), json));
        }
        SamplingInfo sampling = profile.sampling();
        if (sampling != null) {
            member(zip, Members.SAMPLES, json -> SamplesJson.write(sampling, json));
        }
        if (samples != null) {
            begin(zip, Members.SAMPLES_JFR);
            samples.writeTo(zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    private static void member(ZipOutputStream zip, String name, Content content) throws IOException {
        begin(zip, name);
        try (JsonGenerator json = JSON.createGenerator(zip)) {
            content.write(json);
            json.writeRaw('\n');
        }
        zip.closeEntry();
    }

    private static void begin(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ENTRY_TIME);
        zip.putNextEntry(entry);
    }

    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }
}
