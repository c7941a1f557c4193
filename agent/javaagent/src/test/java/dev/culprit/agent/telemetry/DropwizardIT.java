package dev.culprit.agent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.TestLibraries;
import dev.culprit.profile.HandlerKind;
import dev.culprit.profile.Telemetry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real registries and reporters of Dropwizard Metrics. */
class DropwizardIT {

    private static final String METRICS = "com.codahale.metrics.";

    private static final String PROGRAM = """
            import com.codahale.metrics.*;
            import java.io.*;
            import java.util.SortedMap;
            import java.util.concurrent.TimeUnit;

            public class Main {

                static int reported, added, asked;

                static class Counting extends ScheduledReporter {
                    Counting(MetricRegistry registry, MetricFilter filter) {
                        super(registry, "counting", filter, TimeUnit.SECONDS, TimeUnit.MILLISECONDS);
                    }
                    @Override public void report(SortedMap<String, Gauge> gauges, SortedMap<String, Counter> counters,
                            SortedMap<String, Histogram> histograms, SortedMap<String, Meter> meters, SortedMap<String, Timer> timers) {
                        for (Gauge<?> gauge : gauges.values()) { reported += gauge.getValue().hashCode(); }
                        reported += counters.size();
                    }
                }

                static class Depth implements Gauge<Integer> {
                    @Override public Integer getValue() { return Integer.toString(asked).length(); }
                }

                static class Watching extends MetricRegistryListener.Base {
                    @Override public void onGaugeAdded(String name, Gauge<?> gauge) { added += name.length(); }
                    @Override public void onCounterAdded(String name, Counter counter) { added += name.length(); }
                }

                public static void main(String[] args) {
                    MetricRegistry registry = new MetricRegistry();
                    Watching watching = new Watching();
                    registry.addListener(watching); // watching
                    registry.register("queue", (Gauge<Integer>) () -> asked++); // queue
                    registry.register("depth", new Depth()); // depth
                    registry.register("counter", new Counter()); // counter
                    Counting reporter = new Counting(registry, (name, metric) -> !name.equals("hidden"));
                    for (int i = 0; i < 3; i++) { reporter.report(); } // emit
                    ConsoleReporter console = ConsoleReporter.forRegistry(registry)
                            .outputTo(new PrintStream(OutputStream.nullOutputStream())).build();
                    console.report();
                    registry.removeListener(watching);
                    registry.counter("late");
                    reporter.stop();
                    System.out.println(reported + " " + added + " " + asked);
                }
            }
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"3.2.6", "4.2.40"})
    void itsReportersListenersAndGaugesAreFoundAndMeasured(String version) {
        List<Path> jars = TestLibraries.jars("metrics-core-" + version, "slf4j-api-1.7.36", "slf4j-nop-1.7.36");

        TelemetryProgram program = TelemetryProgram.run(directory, jars, "include=Main*", PROGRAM);

        program.expect("watching", METRICS + "MetricRegistryListener", HandlerKind.NAMED, 3);
        assertThat(program.registered("watching").state()).isEqualTo(Telemetry.State.REMOVED);
        program.expect("queue", METRICS + "Gauge", HandlerKind.LAMBDA, 4);
        program.expect("depth", METRICS + "Gauge", HandlerKind.NAMED, 4);
        assertThat(program.registeredIn("counter"))
                .as("a counter is no handler")
                .isEmpty();
        assertThat(program.target(program.registered("queue")).className()).isEqualTo(METRICS + "MetricRegistry");

        Telemetry.Handler counting = program.ofClass("Main$Counting");
        assertThat(counting.type()).isEqualTo(METRICS + "ScheduledReporter");
        assertThat(program.calls(counting))
                .as("not twice for the method that hands on")
                .isEqualTo(3);
        assertThat(program.emitters(counting)).containsOnly("Main.main:" + program.line("emit"));
        assertThat(program.calls(program.ofClass(METRICS + "ConsoleReporter"))).isEqualTo(1);
        Telemetry.Handler filter = program.ofType(METRICS + "MetricFilter");
        assertThat(filter.kind()).isEqualTo(HandlerKind.LAMBDA);
        assertThat(program.calls(filter)).isPositive();
    }
}
