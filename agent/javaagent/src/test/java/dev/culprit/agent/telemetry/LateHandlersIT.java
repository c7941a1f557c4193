package dev.culprit.agent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.TestLibraries;
import dev.culprit.profile.HandlerKind;
import dev.culprit.profile.InstrumentationPlan.Timing;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.Profile;
import dev.culprit.profile.Telemetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handlers that are recognised only when they are registered, and ones whose probes are taken out. */
class LateHandlersIT {

    private static final String LATE = """
            import io.micrometer.observation.*;

            public class Main {

                public static void main(String[] args) throws Exception {
                    Object first = Class.forName("Library$First").getDeclaredConstructor().newInstance();
                    System.out.println(Using.go(first));
                }

                static class Using {
                    static int go(Object first) {
                        ObservationRegistry observations = ObservationRegistry.create();
                        observations.observationConfig().observationHandler((ObservationHandler<?>) first); // first
                        for (int i = 0; i < 5; i++) {
                            Observation.createNotStarted("job", observations).observe(() -> {});
                        }
                        return ((Library.Base) first).count;
                    }
                }
            }

            class Library {
                static abstract class Base implements ObservationHandler<Observation.Context> {
                    int count;
                    @Override public void onStart(Observation.Context context) { count += context.getName().length(); }
                    @Override public boolean supportsContext(Observation.Context context) { return true; }
                }
                static class First extends Base {}
            }
            """;

    private static final String LATE_FUNCTION = """
            import io.micrometer.core.instrument.*;
            import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
            import java.util.function.Consumer;

            public class Main {

                static abstract class Base implements Consumer<Object> {
                    private int seen;
                    @Override public void accept(Object meter) {
                        if (++seen == 3) { throw new IllegalStateException(); }
                    }
                }
                static class Refusing extends Base {}

                public static void main(String[] args) {
                    Refusing refusing = new Refusing();
                    refusing.accept("before");
                    System.out.println(Using.go(refusing));
                }
            }

            class Using {
                @SuppressWarnings({"unchecked", "rawtypes"})
                static int go(Consumer<?> refusing) {
                    MeterRegistry meters = new SimpleMeterRegistry();
                    meters.config().onMeterAdded((Consumer) refusing); // refusing
                    int refused = 0;
                    for (String name : new String[] {"one", "two", "three"}) {
                        try {
                            meters.counter(name);
                        } catch (IllegalStateException e) {
                            refused++;
                        }
                    }
                    return refused;
                }
            }
            """;

    private static final String HOT = """
            public class Main {
                interface Handler { int on(int event); }
                static class Bus {
                    Handler handler;
                    void setHandler(Handler handler) { this.handler = handler; }
                }
                static class Tiny implements Handler {
                    int sum;
                    @Override public int on(int event) { sum += event; return sum; }
                }
                public static void main(String[] args) {
                    Bus bus = new Bus();
                    bus.setHandler(new Tiny()); // tiny
                    int sum = 0;
                    for (int i = 0; i < 100_000; i++) { sum += bus.handler.on(i); }
                    System.out.println(sum);
                }
            }
            """;

    @TempDir
    Path directory;

    private static List<Path> observations() {
        List<Path> jars = new ArrayList<>();
        jars.addAll(TestLibraries.jars("micrometer-commons-1.17.2", "micrometer-observation-1.17.2"));
        return jars;
    }

    @Test
    void theFirstClassOfALibraryIsFoundWhenItIsRegistered() {
        TelemetryProgram program = TelemetryProgram.run(directory, observations(), "include=Main", LATE);

        Telemetry.Handler first = program.handler(program.registered("first"));
        assertThat(first.className()).isEqualTo("Library$First");
        assertThat(first.kind()).isEqualTo(HandlerKind.NAMED);
        assertThat(program.calls(first)).isEqualTo(5);
    }

    @Test
    void exceptionsOfAFunctionCountThoughItsClassWasLoadedBeforeTheLibrary() {
        List<Path> jars = new ArrayList<>(observations());
        jars.addAll(TestLibraries.jars("micrometer-core-1.17.2", "HdrHistogram-2.2.2", "LatencyUtils-2.0.3"));

        TelemetryProgram program = TelemetryProgram.run(directory, jars, "include=Main*+Using", LATE_FUNCTION);

        Telemetry.Handler refusing = program.telemetry().handlers().stream()
                .filter(handler -> handler.className().equals("Main$Refusing"))
                .findFirst()
                .orElseThrow();
        assertThat(program.calls(refusing)).as("of the method that it inherits").isEqualTo(4);
        assertThat(program.thrown(refusing)).isEqualTo(1);
    }

    @Test
    void aCallbackIsMeasuredHoweverShortItIs() {
        TelemetryProgram program =
                TelemetryProgram.run(directory, List.of(), "include=Main*,telemetry=Main$Handler", HOT);

        program.expect("tiny", "Main$Handler", HandlerKind.NAMED, 100_000);
    }

    @Test
    void aPlanMayTakeItsProbeOut() throws IOException {
        Path plan = Files.writeString(directory.resolve("plan.json"), """
                {"thinned":[{"class":"Main$Tiny","name":"on","descriptor":"(I)I","timing":"OFF","reason":"budget",\
                "sinceNanos":0,"callsBefore":0,"totalNanosBefore":0}]}""");

        Profile profile = new ForkedJvm(directory, HOT)
                .options("include=Main*,telemetry=Main$Handler,plan=" + plan)
                .run("Main")
                .profile();

        assertThat(profile.manifest().plan().thinned())
                .anyMatch(thinned -> thinned.className().equals("Main$Tiny") && thinned.timing() == Timing.OFF);
        assertThat(profile.telemetry().registrations()).hasSize(1);
        assertThat(profile.methods())
                .anyMatch(method -> method.kind() == MethodKind.TELEMETRY
                        && method.className().equals("Main$Tiny"));
    }
}
