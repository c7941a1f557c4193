package dev.culprit.agent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.TestLibraries;
import dev.culprit.profile.HandlerKind;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.Telemetry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real SDK of OpenTelemetry, an old version and the newest: traces, metrics and logs. */
class OpenTelemetryIT {

    private static final String SDK = "io.opentelemetry.sdk.";

    private static final String PROGRAM = """
            import io.opentelemetry.api.common.Attributes;
            import io.opentelemetry.api.trace.*;
            import io.opentelemetry.context.Context;
            import io.opentelemetry.sdk.common.CompletableResultCode;
            import io.opentelemetry.sdk.logs.*;
            import io.opentelemetry.sdk.logs.data.LogRecordData;
            import io.opentelemetry.sdk.logs.export.*;
            import io.opentelemetry.sdk.metrics.*;
            import io.opentelemetry.sdk.metrics.data.*;
            import io.opentelemetry.sdk.metrics.export.*;
            import io.opentelemetry.sdk.trace.*;
            import io.opentelemetry.sdk.trace.data.SpanData;
            import io.opentelemetry.sdk.trace.export.*;
            import io.opentelemetry.sdk.trace.samplers.Sampler;
            import java.time.Duration;
            import java.util.*;

            public class Main {

                static int started, exported, logs, metrics, observed;

                static class Blocking implements SpanExporter {
                    @Override public CompletableResultCode export(Collection<SpanData> spans) {
                        try { Thread.sleep(3); } catch (InterruptedException e) {}
                        exported += spans.size();
                        return CompletableResultCode.ofSuccess();
                    }
                    @Override public CompletableResultCode flush() { return CompletableResultCode.ofSuccess(); }
                    @Override public CompletableResultCode shutdown() { return CompletableResultCode.ofSuccess(); }
                }

                static class Reading implements MetricExporter {
                    @Override public AggregationTemporality getAggregationTemporality(InstrumentType type) {
                        return AggregationTemporality.CUMULATIVE;
                    }
                    @Override public CompletableResultCode export(Collection<MetricData> data) {
                        for (MetricData one : data) { metrics++; }
                        return CompletableResultCode.ofSuccess();
                    }
                    @Override public CompletableResultCode flush() { return CompletableResultCode.ofSuccess(); }
                    @Override public CompletableResultCode shutdown() { return CompletableResultCode.ofSuccess(); }
                }

                static int work(int x) {
                    int result = x;
                    for (int i = 0; i < 10; i++) { result = result * 31 + i; }
                    return result;
                }

                public static void main(String[] args) {
                    SdkTracerProvider traces = SdkTracerProvider.builder()
                            .setSampler(Sampler.alwaysOn()) // sampler
                            .addSpanProcessor(new SpanProcessor() { // processor
                                @Override public void onStart(Context context, ReadWriteSpan span) {
                                    started += 1 + 0 * work(3);
                                }
                                @Override public boolean isStartRequired() { return true; }
                                @Override public void onEnd(ReadableSpan span) {}
                                @Override public boolean isEndRequired() { return false; }
                            })
                            .addSpanProcessor(SimpleSpanProcessor.create(new Blocking())) // simple
                            .build();
                    Tracer tracer = traces.get("test");
                    for (int i = 0; i < 6; i++) {
                        Span span = tracer.spanBuilder("work").startSpan(); // start
                        work(i);
                        span.end(); // end
                    }

                    PeriodicMetricReader reader = PeriodicMetricReader.builder(new Reading()) // reading
                            .setInterval(Duration.ofHours(1)).build();
                    SdkMeterProvider meters = SdkMeterProvider.builder()
                            .registerMetricReader(reader) // reader
                            .build();
                    int base = args.length + 5;
                    meters.get("test").gaugeBuilder("load")
                            .buildWithCallback(load -> { observed++; load.record(work(base)); }); // callback
                    meters.get("test").counterBuilder("jobs").buildWithCallback(jobs -> jobs.record(work(7))); // jobs
                    meters.get("test").counterBuilder("direct").build().add(1);
                    meters.forceFlush().join(10, java.util.concurrent.TimeUnit.SECONDS);

                    SdkLoggerProvider loggers = SdkLoggerProvider.builder()
                            .addLogRecordProcessor((context, record) -> logs += 1 + 0 * work(1)) // log
                            .build();
                    for (int i = 0; i < 4; i++) {
                        loggers.get("test").logRecordBuilder().setBody("x").emit(); // emit
                    }
                    loggers.close();
                    traces.close();
                    meters.close();
                    System.out.println(started + " " + exported + " " + logs + " " + (metrics >= 3) + " " + (observed > 0));
                }
            }
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "1.34.1, opentelemetry-api-events-1.34.1-alpha opentelemetry-extension-incubator-1.34.1-alpha",
        "1.68.0, opentelemetry-common-1.68.0"
    })
    void itsProcessorsExportersReadersAndCallbacksAreFoundAndMeasured(String version, String more) {
        List<Path> jars = new ArrayList<>();
        for (String name : List.of("api", "context", "sdk", "sdk-common", "sdk-trace", "sdk-metrics", "sdk-logs")) {
            jars.addAll(TestLibraries.jars("opentelemetry-" + name + "-" + version));
        }
        jars.addAll(TestLibraries.jars(more.split(" ")));

        TelemetryProgram program = TelemetryProgram.run(directory, jars, "include=Main*", PROGRAM);

        Telemetry.Handler processor = program.handler(program.registered("processor"));
        assertThat(processor.type()).isEqualTo(SDK + "trace.SpanProcessor");
        assertThat(processor.kind()).isEqualTo(HandlerKind.ANONYMOUS);
        // Besides, it is flushed at the end, by a method of the interface.
        assertThat(program.calls(processor)).isBetween(6L, 8L);
        assertThat(program.emitters(processor)).contains("Main.main:" + program.line("start"));
        assertThat(program.registered("processor").state()).isEqualTo(Telemetry.State.REMOVED);
        assertThat(program.handler(program.registered("sampler")).type()).isEqualTo(SDK + "trace.samplers.Sampler");

        List<Telemetry.Registration> simple = program.registeredIn("simple");
        assertThat(simple).hasSize(2);
        Telemetry.Handler blocking = program.handler(simple.get(0));
        assertThat(blocking.className()).isEqualTo("Main$Blocking");
        assertThat(program.calls(blocking)).isEqualTo(6);
        assertThat(program.waits(blocking)).isNotEmpty().containsOnly(MethodKind.SLEEP);
        assertThat(program.totalNanos(blocking)).isGreaterThan(6 * 3_000_000);
        Telemetry.Handler bySdk = program.handler(simple.get(1));
        assertThat(bySdk.className()).isEqualTo(SDK + "trace.export.SimpleSpanProcessor");
        assertThat(program.calls(bySdk)).as("a handler of the library").isGreaterThanOrEqualTo(6);
        assertThat(simple).allMatch(registration -> registration.state() == Telemetry.State.REMOVED);

        Telemetry.Handler reading = program.handler(program.registered("reading"));
        assertThat(reading.type()).isEqualTo(SDK + "metrics.export.MetricExporter");
        assertThat(program.calls(reading)).isPositive();
        assertThat(program.handler(program.registered("reader")).type()).isEqualTo(SDK + "metrics.export.MetricReader");
        Telemetry.Handler callback = program.handler(program.registered("callback"));
        assertThat(callback.kind()).isEqualTo(HandlerKind.CAPTURING_LAMBDA);
        assertThat(callback.family()).isEqualTo("opentelemetry");
        assertThat(program.calls(callback)).isPositive();
        assertThat(program.calls(program.handler(program.registered("jobs")))).isPositive();
        program.expect("log", SDK + "logs.LogRecordProcessor", HandlerKind.LAMBDA, 4);
    }
}
