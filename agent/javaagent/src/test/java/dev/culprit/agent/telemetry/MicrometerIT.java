package dev.culprit.agent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.TestLibraries;
import dev.culprit.profile.HandlerKind;
import dev.culprit.profile.Telemetry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real registries of Micrometer, of the first version with observations and the newest. */
class MicrometerIT {

    private static final String CORE = "io.micrometer.core.instrument.";
    private static final String OBSERVATION = "io.micrometer.observation.";

    private static final String PROGRAM = """
            import io.micrometer.common.KeyValue;
            import io.micrometer.core.instrument.*;
            import io.micrometer.core.instrument.config.MeterFilter;
            import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
            import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
            import io.micrometer.observation.*;
            import java.util.*;
            import java.util.function.*;

            public class Main {

                static class Counting implements ObservationHandler<Observation.Context> {
                    int events;
                    @Override public void onStart(Observation.Context context) { events += work(context); }
                    @Override public void onStop(Observation.Context context) { events += work(context); }
                    @Override public boolean supportsContext(Observation.Context context) { return true; }
                }

                static class Depth implements Supplier<Number> {
                    @Override public Number get() { return work("depth"); }
                }

                static class Refusing implements Consumer<Meter> {
                    @Override public void accept(Meter meter) {
                        if (meter.getId().getName().equals("refused")) { throw new IllegalStateException(); }
                    }
                }

                static int work(Object o) {
                    int result = 0;
                    for (int i = 0; i < 10; i++) { result += o.toString().length() > 0 ? 1 : 0; }
                    return result;
                }

                public static void main(String[] args) {
                    SimpleMeterRegistry meters = new SimpleMeterRegistry();
                    List<String> names = new ArrayList<>();
                    meters.config().meterFilter(MeterFilter.ignoreTags("secret")); // library
                    meters.config().meterFilter(new MeterFilter() { // filter
                        @Override public Meter.Id map(Meter.Id id) { names.add(id.getName()); return id; }
                    });
                    meters.config().onMeterAdded(meter -> names.add("added " + meter.getId().getName())); // added
                    ObservationRegistry observations = ObservationRegistry.create();
                    Counting counting = new Counting();
                    observations.observationConfig()
                            .observationHandler(new DefaultMeterObservationHandler(meters)) // meters
                            .observationHandler(counting) // counting
                            .observationPredicate((name, context) -> !name.equals("off")) // predicate
                            .observationFilter(context -> context.addLowCardinalityKeyValue(KeyValue.of("a", "b"))); // of
                    for (int i = 0; i < 5; i++) {
                        Observation.createNotStarted("job", observations).observe(() -> work("job")); // emit
                    }
                    Observation.createNotStarted("off", observations).observe(() -> {});
                    List<Integer> queue = new ArrayList<>(List.of(1, 2, 3));
                    Gauge gauge = Gauge.builder("queue", queue, q -> work(q)).register(meters); // gauge
                    Gauge supplied = Gauge.builder("supplied", () -> names.size()).register(meters); // supplier
                    Gauge depth = Gauge.builder("depth", new Depth()).register(meters); // depth
                    meters.gauge("size", queue, List::size); // size
                    meters.config().onMeterAdded(new Refusing()); // refusing
                    for (int i = 0; i < 2; i++) {
                        try {
                            meters.counter("refused", "number", "" + i);
                        } catch (IllegalStateException e) {
                            names.add("refused");
                        }
                    }
                    double sum = 0;
                    for (int i = 0; i < 4; i++) { sum += gauge.value() + depth.value(); }
                    System.out.println(counting.events + " " + sum + " " + (supplied.value() > 0) + " " + names.size()
                            + " " + meters.get("job").timer().count());
                    meters.close();
                }
            }
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"1.10.0", "1.17.2"})
    void itsHandlersAreFoundAndMeasured(String version) {
        List<Path> jars = new ArrayList<>(TestLibraries.jars("HdrHistogram-2.2.2", "LatencyUtils-2.0.3"));
        for (String name : List.of("core", "commons", "observation")) {
            jars.addAll(TestLibraries.jars("micrometer-" + name + "-" + version));
        }

        TelemetryProgram program = TelemetryProgram.run(directory, jars, "include=Main*", PROGRAM);

        Telemetry.Handler counting =
                program.expect("counting", OBSERVATION + "ObservationHandler", HandlerKind.NAMED, 10);
        assertThat(program.emitters(counting))
                .isNotEmpty()
                .allMatch(emitter -> emitter.equals("Main.main:" + program.line("emit")));
        Telemetry.Handler filter = program.handler(program.registered("filter"));
        assertThat(filter.kind()).isEqualTo(HandlerKind.ANONYMOUS);
        assertThat(filter.type()).isEqualTo(CORE + "config.MeterFilter");
        assertThat(program.calls(filter)).isPositive();
        assertThat(program.registered("filter").object())
                .isNotEqualTo(program.registered("library").object());
        assertThat(program.target(program.registered("filter")).mostHandlers()).isGreaterThanOrEqualTo(3);

        Telemetry.Handler meters = program.handler(program.registered("meters"));
        assertThat(meters.className()).isEqualTo(CORE + "observation.DefaultMeterObservationHandler");
        assertThat(program.calls(meters)).isGreaterThanOrEqualTo(10);
        assertThat(program.handler(program.registered("library")).family()).isEqualTo("micrometer");

        program.expect("refusing", CORE + "MeterRegistry$Config", HandlerKind.NAMED, 2);
        assertThat(program.thrown(program.handler(program.registered("refusing"))))
                .isEqualTo(2);
        for (String ofTheRegistry : List.of("filter", "added", "refusing", "size")) {
            assertThat(program.registered(ofTheRegistry).state())
                    .as(ofTheRegistry + " ends with its registry")
                    .isEqualTo(Telemetry.State.REMOVED);
            assertThat(program.target(program.registered(ofTheRegistry)).className())
                    .isEqualTo(CORE + "simple.SimpleMeterRegistry");
        }
        assertThat(program.registered("counting").state())
                .as("of the registry of observations")
                .isNotEqualTo(Telemetry.State.REMOVED);

        program.expect("predicate", OBSERVATION + "ObservationPredicate", HandlerKind.LAMBDA, 6);
        program.expect("of", OBSERVATION + "ObservationFilter", HandlerKind.LAMBDA, 5);
        assertThat(program.calls(program.handler(program.registered("added")))).isPositive();
        program.expect("gauge", CORE + "Gauge", HandlerKind.LAMBDA, 4);
        program.expect("supplier", CORE + "Gauge", HandlerKind.CAPTURING_LAMBDA, 1);
        program.expect("depth", CORE + "Gauge", HandlerKind.NAMED, 4);
        Telemetry.Handler size = program.handler(program.registered("size"));
        assertThat(size.kind()).isEqualTo(HandlerKind.METHOD_REFERENCE);
        assertThat(size.callbacks()).as("a method of the JDK is not measured").isEmpty();
    }
}
