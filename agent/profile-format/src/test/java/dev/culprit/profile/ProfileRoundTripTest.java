package dev.culprit.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.profile.InstrumentationPlan.ThinnedMethod;
import dev.culprit.profile.InstrumentationPlan.Timing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.HdrHistogram.Histogram;

class ProfileRoundTripTest {

    @Example
    void everyFieldSurvives() {
        assertSame(TestingProfile.full(), writeAndRead(TestingProfile.full()));
    }

    @Example
    void aProfileWithoutOptionalFieldsSurvives() {
        Profile full = TestingProfile.full();
        Manifest manifest = full.manifest();
        ProcessInfo process = manifest.process();
        Manifest bare = new Manifest(
                "",
                new ProcessInfo(process.pid(), 0, 0, 0, "", "", null),
                null,
                null,
                Map.of(),
                Map.of(),
                new InstrumentationPlan(List.of(), List.of(), "", 0, 0, Map.of(), List.of()),
                ProbeCost.UNKNOWN,
                Map.of(),
                new Completeness(false, 0, 0, 0, List.of()));
        Profile profile = new Profile(bare, List.of(), List.of(), List.of(), List.of());

        assertSame(profile, writeAndRead(profile));
    }

    @Example
    void whatIsMissingSurvives() {
        Profile full = TestingProfile.full();
        Manifest whole = full.manifest();
        Manifest lacking = new Manifest(
                whole.agentVersion(),
                whole.process(),
                whole.fork(),
                whole.commit(),
                whole.environment(),
                whole.options(),
                whole.plan(),
                whole.probeCost(),
                whole.activity(),
                new Completeness(
                        true,
                        0,
                        0,
                        0,
                        List.of("a note"),
                        List.of(
                                new Completeness.MissingPart("timeline", "java.lang.Error: \"why\""),
                                new Completeness.MissingPart("tests", ""))));
        Profile profile = new Profile(lacking, full.methods(), full.callTrees(), full.latencies(), full.edges());

        assertSame(profile, writeAndRead(profile));
    }

    @Property(tries = 200)
    void anyProfileSurvives(@ForAll("profiles") Profile profile) {
        assertSame(profile, writeAndRead(profile));
    }

    @Property(tries = 20)
    void equalProfilesGiveEqualBytes(@ForAll("profiles") Profile profile) {
        assertThat(bytes(profile)).isEqualTo(bytes(profile));
    }

    @Provide
    Arbitrary<Profile> profiles() {
        Arbitrary<MethodInfo> method = Combinators.combine(
                        Arbitraries.strings().ofMaxLength(20),
                        Arbitraries.strings().ofMaxLength(10),
                        Arbitraries.longs(),
                        Arbitraries.integers().between(0, 65_535),
                        Arbitraries.integers().list().ofMaxSize(3))
                .as((className, name, hash, line, callees) -> new MethodInfo(
                        className,
                        name,
                        "()V",
                        line % 2 == 0 ? null : name + ".java",
                        line,
                        line,
                        hash,
                        callees.stream().map(c -> new MethodInfo.Site(line, c)).toList()));
        return Combinators.combine(
                        method.list().ofMinSize(1).ofMaxSize(8),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.longs())
                .as(ProfileRoundTripTest::profile);
    }

    private static Profile profile(List<MethodInfo> methods, int nodes, long seed) {
        Random random = new Random(seed);
        int[] parent = new int[nodes];
        int[] method = new int[nodes];
        int[] line = new int[nodes];
        long[] count = new long[nodes];
        long[] total = new long[nodes];
        long[] self = new long[nodes];
        for (int i = 0; i < nodes; i++) {
            parent[i] = random.nextInt(i + 1) - 1;
            method[i] = random.nextInt(methods.size() + 1) - 1;
            line[i] = random.nextInt(65_536);
            count[i] = random.nextLong() >>> (1 + random.nextInt(63));
            total[i] = random.nextLong() >>> (1 + random.nextInt(63));
            self[i] = random.nextLong() >>> (1 + random.nextInt(63));
        }
        List<FunctionLatency> latencies = new ArrayList<>();
        for (int i = 0; i < methods.size(); i++) {
            latencies.add(new FunctionLatency(i, randomHistogram(random), randomHistogram(random)));
        }
        return new Profile(
                TestingProfile.manifest(),
                methods,
                List.of(new CallTree(
                        "t-" + seed,
                        nodes,
                        parent,
                        method,
                        line,
                        count,
                        total,
                        self,
                        random.nextBoolean()
                                ? new CallTree.Thinned(
                                        amounts(nodes, random), amounts(nodes, random), amounts(nodes, random))
                                : null,
                        random.nextBoolean() ? amounts(nodes, random) : null,
                        random.nextBoolean() ? amounts(nodes, random) : null)),
                latencies,
                List.of(new EdgeLatency(-1, 7, 0, randomHistogram(random))));
    }

    @Example
    void testsAndTheTimelineSurvive() {
        Profile read = writeAndRead(TestingProfile.ofTests());

        assertThat(read.methods()).isEqualTo(TestingProfile.ofTests().methods());
        assertThat(read.tests()).isEqualTo(TestingProfile.ofTests().tests());
        assertThat(read.timeline()).isEqualTo(TestingProfile.ofTests().timeline());
    }

    @Example
    void aProfileWithoutTestsHasNoMemberForThem() {
        Profile read = writeAndRead(TestingProfile.full());

        assertThat(read.tests()).isEqualTo(TestRuns.NONE);
        assertThat(read.timeline()).isEqualTo(Timeline.NONE);
        assertThat(new String(bytes(TestingProfile.full()), StandardCharsets.ISO_8859_1))
                .doesNotContain("tests.json", "timeline.json", "telemetry.json");
    }

    @Example
    void telemetryHandlersSurvive() {
        Profile read = writeAndRead(TestingProfile.ofTelemetry());

        assertThat(read.methods()).isEqualTo(TestingProfile.ofTelemetry().methods());
        assertThat(read.telemetry()).isEqualTo(TestingProfile.ofTelemetry().telemetry());
    }

    @Property(tries = 100)
    void anyTelemetrySurvives(@ForAll("telemetry") Telemetry telemetry) {
        Profile full = TestingProfile.full();
        Profile profile = new Profile(
                full.manifest(),
                full.methods(),
                List.of(),
                List.of(),
                List.of(),
                TestRuns.NONE,
                Timeline.NONE,
                telemetry);

        assertThat(writeAndRead(profile).telemetry()).isEqualTo(telemetry);
    }

    @Provide
    Arbitrary<Telemetry> telemetry() {
        return Combinators.combine(
                        Arbitraries.strings().ofMaxLength(20),
                        Arbitraries.of(HandlerKind.values()),
                        Arbitraries.of(Telemetry.State.values()),
                        Arbitraries.longs().greaterOrEqual(0))
                .as(ProfileRoundTripTest::telemetry);
    }

    private static Telemetry telemetry(String text, HandlerKind kind, Telemetry.State state, long amount) {
        Random random = new Random(amount);
        int line = random.nextInt(65_536);
        Telemetry.Place place =
                random.nextBoolean() ? new Telemetry.Place(text, text, line % 2 == 0 ? null : text, line) : null;
        Telemetry.Body body = random.nextBoolean() ? new Telemetry.Body(text, text, text) : null;
        List<Telemetry.Handler> handlers = new ArrayList<>();
        List<Telemetry.Target> targets = new ArrayList<>();
        List<Telemetry.Registration> registrations = new ArrayList<>();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            handlers.add(new Telemetry.Handler(text, text, text, kind, List.of(0, 1), body, place));
            targets.add(new Telemetry.Target(text, random.nextInt(1 << 20), amount));
            registrations.add(new Telemetry.Registration(
                    i,
                    random.nextInt(1 << 20),
                    random.nextInt(i + 1),
                    text,
                    place,
                    text,
                    random.nextBoolean() ? text : null,
                    random.nextBoolean() ? text : null,
                    amount,
                    state,
                    random.nextBoolean() ? -1 : amount,
                    random.nextInt(i + 2) - 1));
        }
        List<Telemetry.Thrown> thrown = List.of(new Telemetry.Thrown(1, amount));
        return new Telemetry(handlers, targets, registrations, thrown, amount, amount);
    }

    private static long[] amounts(int size, Random random) {
        return random.longs(size, 0, Long.MAX_VALUE).toArray();
    }

    private static Histogram randomHistogram(Random random) {
        long[] values = new long[random.nextInt(20)];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextLong(3_600_000_000_000L) >>> random.nextInt(41);
        }
        return TestingProfile.histogram(values);
    }

    static byte[] bytes(Profile profile) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ProfileWriter.write(profile, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Profile writeAndRead(Profile profile) {
        try {
            Path file = Files.createTempFile("profile", ".culprit");
            try {
                Files.write(file, bytes(profile));
                return ProfileReader.read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Example
    void aPlanWithThinnedMethodsSurvives() {
        Profile full = TestingProfile.full();
        Manifest manifest = full.manifest();
        InstrumentationPlan thinned = new InstrumentationPlan(
                List.of(),
                List.of(),
                "/",
                1,
                2,
                Map.of(),
                List.of(),
                List.of(
                        new ThinnedMethod("com.acme.Tax", "rate", "(I)I", Timing.SAMPLED, "budget", 3, 2, 1),
                        new ThinnedMethod("com.acme.Tax", "sum", "()V", Timing.OFF, "plan", 0, 0, 0)));
        Profile profile = new Profile(
                new Manifest(
                        manifest.agentVersion(),
                        manifest.process(),
                        null,
                        null,
                        Map.of(),
                        Map.of(),
                        thinned,
                        new ProbeCost(24.5, 11.25, 0.5, 3.75),
                        Map.of(),
                        manifest.completeness()),
                full.methods(),
                full.callTrees(),
                full.latencies(),
                full.edges());

        assertSame(profile, writeAndRead(profile));
    }

    private static void assertSame(Profile expected, Profile actual) {
        assertThat(actual)
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class)
                .ignoringFields("latencies", "edges")
                .isEqualTo(expected);
        assertThat(actual.latencies()).isEqualTo(expected.latencies());
        assertThat(actual.edges()).isEqualTo(expected.edges());
    }
}
