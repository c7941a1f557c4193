package dev.culprit.analyzer.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.culprit.analyzer.formats.FrameTotals.Figures;
import dev.culprit.analyzer.formats.input.ReadOptions;
import dev.culprit.analyzer.samples.SampleTree;
import dev.culprit.analyzer.samples.SampledEvent;
import dev.culprit.analyzer.samples.TreeShape;
import io.opentelemetry.proto.profiles.v1development.Profile;
import io.opentelemetry.proto.profiles.v1development.ProfilesData;
import io.opentelemetry.proto.profiles.v1development.ProfilesDictionary;
import io.opentelemetry.proto.profiles.v1development.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import one.convert.Arguments;
import one.convert.FlameGraph;
import one.convert.JfrToFlame;
import one.convert.JfrToPprof;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What other tools write is read as they mean it, and what is written for them they read. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class OtherToolsTest {

    @TempDir
    static Path temp;

    private static Path recording = Path.of("");
    private static Map<String, Figures> expected = Map.of();

    @BeforeAll
    static void record() throws Exception {
        recording = TestingRecording.byAsyncProfiler(temp, "event=ctimer,interval=1ms");
        expected = samples(recording);
        assertThat(expected).hasSizeGreaterThan(20);
    }

    @Test
    void collapsedStacksOfTheConverter() throws IOException {
        Path file = temp.resolve("converter.collapsed");
        JfrToFlame.convert(recording.toString(), file.toString(), new Arguments("--output", "collapsed"));

        assertThat(samples(file)).isEqualTo(expected);
    }

    @Test
    void collapsedStacksWithLinesAndThreads() throws IOException {
        Path file = temp.resolve("lines.collapsed");
        JfrToFlame.convert(
                recording.toString(), file.toString(), new Arguments("--output", "collapsed", "--lines", "--threads"));

        LoadedSamples loaded =
                SampleLoader.loadRaw(file, new TreeShape(true, false, true), ReadOptions.PLAIN, event -> true);
        LoadedSamples direct =
                SampleLoader.loadRaw(recording, new TreeShape(true, false, true), ReadOptions.PLAIN, event -> true);
        // The converter's frames of native code have no line, and neither have they in the recording.
        assertThat(TestingTrees.samples(loaded.trees().get(0)))
                .isEqualTo(TestingTrees.samples(direct.trees().get(0)));
        assertThat(samples(file)).isEqualTo(expected);
    }

    @Test
    void flameGraphsOfTheConverter() throws IOException {
        Path file = temp.resolve("converter.html");
        JfrToFlame.convert(recording.toString(), file.toString(), new Arguments("--output", "html"));

        assertThat(samples(file)).isEqualTo(expected);
    }

    @Test
    void flameGraphsOfTheProfilerItself() throws Exception {
        Path file = TestingRecording.flameGraph(temp);

        FrameTotals totals = new FrameTotals(event -> true);
        SampleFiles.read(file, totals, ReadOptions.PLAIN);
        assertThat(totals.events()).extracting(SampledEvent::name).containsExactly("cpu");
        assertThat(totals.samples().keySet())
                .anyMatch(frame -> frame.startsWith("dev.culprit.analyzer.formats.workload.Workload.spin"));
    }

    @Test
    void pprofOfTheConverterPackedOrNot() throws IOException {
        for (String name : List.of("converter.pprof", "converter.pb.gz")) {
            Path file = temp.resolve(name);
            JfrToPprof.convert(
                    recording.toString(),
                    file.toString(),
                    new Arguments("--output", name.substring(name.indexOf('.') + 1)));

            assertThat(samples(file)).as(name).isEqualTo(expected);
        }
    }

    @Test
    void packedRecordings() throws IOException {
        Path file = temp.resolve("packed.jfr.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            Files.copy(recording, out);
        }

        assertThat(samples(file)).isEqualTo(expected);
        assertThat(SampleFiles.recognise(file)).contains(SampleFormat.JFR);
    }

    @Test
    void theConverterReadsOurCollapsedStacks() throws IOException {
        Path ours = Files.write(temp.resolve("ours.collapsed"), written(WrittenFormat.COLLAPSED));
        Path html = temp.resolve("ours.html");
        FlameGraph.convert(ours.toString(), html.toString(), new Arguments("--output", "html"));

        assertThat(weights(ours)).isEqualTo(weights(html));
        assertThat(frames(weights(html))).isEqualTo(frames(expected));
    }

    @Test
    void speedscopeAcceptsOurJson() throws IOException {
        String json = new String(written(WrittenFormat.SPEEDSCOPE), StandardCharsets.UTF_8);

        assertThat(speedscopeSchema().validate(json, InputFormat.JSON)).isEmpty();
        assertThat(frames(weights(Files.writeString(temp.resolve("ours.speedscope.json"), json))))
                .isEqualTo(frames(expected));
    }

    @Test
    void theSchemaRefusesWhatSpeedscopeCannotRead() throws IOException {
        String json = new String(written(WrittenFormat.SPEEDSCOPE), StandardCharsets.UTF_8);

        assertThat(speedscopeSchema().validate(json.replace("\"frames\"", "\"places\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void openTelemetrysLibraryReadsOurProfiles() throws IOException {
        ProfilesData data = ProfilesData.parseFrom(written(WrittenFormat.OTLP));

        ProfilesDictionary dictionary = data.getDictionary();
        Profile profile = data.getResourceProfiles(0).getScopeProfiles(0).getProfiles(0);
        assertThat(dictionary.getStringTable(profile.getSampleType().getTypeStrindex()))
                .isEqualTo("cpu");
        assertThat(dictionary.getStringTable(profile.getSampleType().getUnitStrindex()))
                .isEqualTo("ns");
        assertThat(profile.getPeriod()).isEqualTo(1_000_000);
        Map<String, Figures> found = new TreeMap<>();
        for (Sample sample : profile.getSamplesList()) {
            List<String> stack = new ArrayList<>();
            for (int location : dictionary.getStackTable(sample.getStackIndex()).getLocationIndicesList()) {
                int function = dictionary.getLocationTable(location).getLines(0).getFunctionIndex();
                stack.add(
                        0,
                        dictionary
                                .getStringTable(
                                        dictionary.getFunctionTable(function).getNameStrindex())
                                .replace('/', '.'));
            }
            FrameTotals.add(found, stack, sample.getValues(0) / 1_000_000);
        }
        assertThat(found).isEqualTo(expected);
    }

    private static byte[] written(WrittenFormat format) throws IOException {
        List<SampleTree> trees = SampleLoader.loadRaw(recording, TreeShape.NAMES, ReadOptions.PLAIN, event -> true)
                .trees();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SampleWriters.write(format, "recording", trees, out, false);
        return out.toByteArray();
    }

    private static Map<String, Figures> samples(Path file) throws IOException {
        return totals(file).samples();
    }

    private static Map<String, Figures> weights(Path file) throws IOException {
        return totals(file).weights();
    }

    private static FrameTotals totals(Path file) throws IOException {
        FrameTotals totals = new FrameTotals(event -> true);
        assertThat(SampleFiles.read(file, totals, ReadOptions.PLAIN).missing()).isEmpty();
        return totals;
    }

    private static Set<String> frames(Map<String, Figures> figures) {
        return figures.keySet();
    }

    private static Schema speedscopeSchema() throws IOException {
        try (InputStream in = OtherToolsTest.class.getResourceAsStream("speedscope/file-format-schema.json")) {
            assertThat(in).isNotNull();
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        }
    }
}
