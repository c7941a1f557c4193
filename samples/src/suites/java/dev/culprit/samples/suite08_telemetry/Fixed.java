package dev.culprit.samples.suite08_telemetry;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.samples.suites.Drawn;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collection;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** The handlers have names, do little, are registered once, and are removed; spans go to the collector by another thread. */
class PredictionTest {

    private static final int OPERATIONS = Drawn.number("operations", 60, 90);
    private static final ObservationRegistry OBSERVATIONS = ObservationRegistry.create();
    private static final Logger LOG = Logger.getLogger("predictions");
    private static final Collector COLLECTOR = new Collector();
    private static final SpanExporter SENDS = new CollectorExporter(COLLECTOR);
    private static final SpanProcessor LATER = BatchSpanProcessor.builder(SENDS).build(); // handler(NAMED)
    private static final SdkTracerProvider TRACES =
            SdkTracerProvider.builder().addSpanProcessor(LATER).build();

    static {
        OBSERVATIONS.observationConfig().observationHandler(new Predictions()); // handler(NAMED)
        OBSERVATIONS.observationConfig().observationHandler(new Rejected()); // handler(NAMED)
        OBSERVATIONS.observationConfig().observationFilter(new Digest()); // handler(NAMED)
        OBSERVATIONS.observationConfig().observationHandler(new Weight()); // handler(NAMED)
        OBSERVATIONS.observationConfig().observationHandler(new Starts()); // handler(NAMED)
        LOG.setUseParentHandlers(false);
    }

    private final PredictionService service = new PredictionService(OBSERVATIONS, TRACES.get("predictions"), LOG);

    private final AuditTrail trail = new AuditTrail();

    @BeforeEach
    void keepsAnAuditTrail() {
        LOG.addHandler(trail); // handler(NAMED)
    }

    @AfterEach
    void removesTheAuditTrail() {
        LOG.removeHandler(trail);
    }

    @RepeatedTest(4)
    void predicts() {
        for (int customer = 0; customer < OPERATIONS; customer++) {
            assertTrue(service.predict(customer) >= 0);
        }
    }

    @AfterAll
    static void close() {
        TRACES.close();
        COLLECTOR.close();
    }
}

final class PredictionService {

    private final ObservationRegistry observations;
    private final Tracer tracer;
    private final Logger log;

    PredictionService(ObservationRegistry observations, Tracer tracer, Logger log) {
        this.observations = observations;
        this.tracer = tracer;
        this.log = log;
    }

    long predict(int customer) {
        Span span = tracer.spanBuilder("predict").startSpan();
        long score = Observation.createNotStarted("predict", observations).observe(() -> score(customer));
        log.info("predicted");
        span.end();
        return score;
    }

    private static long score(int customer) {
        return Math.abs(Work.of(Drawn.number("work", 30, 60)) % (customer + 1));
    }
}

/** The good one: it does next to nothing. */
final class Predictions implements ObservationHandler<Observation.Context> {

    private final LongAdder count = new LongAdder();

    @Override
    public void onStop(Observation.Context context) {
        count.increment();
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return true;
    }
}

final class Digest implements ObservationFilter {

    @Override
    public Observation.Context map(Observation.Context context) {
        return context.addHighCardinalityKeyValue(KeyValue.of("digest", context.getName()));
    }
}

final class Weight implements ObservationHandler<Observation.Context> {

    @Override
    public void onStop(Observation.Context context) {
        context.put("weight", context.getName().length());
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return true;
    }
}

final class Starts implements ObservationHandler<Observation.Context> {

    @Override
    public void onStart(Observation.Context context) {
        context.put("start", System.nanoTime());
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return true;
    }
}

final class Rejected implements ObservationHandler<Observation.Context> {

    private long rejected;

    @Override
    public void onStop(Observation.Context context) {
        rejected += context.getError() == null ? 0 : 1;
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return rejected >= 0;
    }
}

final class AuditTrail extends Handler {

    private long trail;

    @Override
    public void publish(LogRecord entry) {
        trail = 31 * trail + entry.getSequenceNumber();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}

/** Sends spans to a collector and waits until it has them. */
final class CollectorExporter implements SpanExporter {

    private final Collector collector;

    CollectorExporter(Collector collector) {
        this.collector = collector;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        try {
            Socket connection = collector.connection();
            connection.getOutputStream().write(spans.size());
            return connection.getInputStream().read() < 0
                    ? CompletableResultCode.ofFailure()
                    : CompletableResultCode.ofSuccess();
        } catch (IOException e) {
            return CompletableResultCode.ofFailure();
        }
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}

/** Takes some milliseconds to acknowledge what it is sent. */
final class Collector {

    private final ServerSocket server;
    private final Socket connection;

    Collector() {
        try {
            server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            Thread thread = new Thread(this::serve, "collector");
            thread.setDaemon(true);
            thread.start();
            connection = new Socket(server.getInetAddress(), server.getLocalPort());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Socket connection() {
        return connection;
    }

    private void serve() {
        try (Socket client = server.accept()) {
            for (int sent = client.getInputStream().read();
                    sent >= 0;
                    sent = client.getInputStream().read()) {
                Thread.sleep(Drawn.number("collector", 2, 4));
                client.getOutputStream().write(1);
            }
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        try {
            connection.close();
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

/** Work that no compiler can leave out. */
final class Work {

    private Work() {}

    static long of(int thousands) {
        long value = thousands;
        for (int i = 0; i < thousands * 1000; i++) {
            value = value * 6364136223846793005L + i ^ value >>> 17;
        }
        return value;
    }
}
