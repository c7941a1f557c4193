package telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.concurrent.atomic.LongAdder;

/** The same with observations, and handlers as programs have them. */
final class Observed {

    private Observed() {}

    /** Counts what begins and ends. */
    private static final class Counting implements ObservationHandler<Observation.Context> {

        private final LongAdder events = new LongAdder();

        @Override
        public void onStart(Observation.Context context) {
            events.increment();
        }

        @Override
        public void onStop(Observation.Context context) {
            events.increment();
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }

    public static void main(String[] args) throws Exception {
        long start = Result.cpuNanosSoFar();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        meters.config().meterFilter(MeterFilter.ignoreTags("secret"));
        ObservationRegistry observations = ObservationRegistry.create();
        Counting counting = new Counting();
        observations
                .observationConfig()
                .observationHandler(counting)
                .observationHandler(new DefaultMeterObservationHandler(meters))
                .observationFilter(context -> context);
        Gauge.builder("events", counting.events, LongAdder::sum).register(meters);
        long total = 0;
        try (Shop shop = new Shop()) {
            for (int id = 0; id < Plain.ORDERS; id++) {
                int order = id;
                total += Observation.createNotStarted("order", observations).observeChecked(() -> shop.order(order));
            }
            if (shop.turnover() != total || counting.events.sum() != 2L * Plain.ORDERS) {
                throw new IllegalStateException("the shop has lost an order, or its observers an event");
            }
        }
        Result.write("{\"start\": " + start + ", \"work\": " + (Result.cpuNanosSoFar() - start) + "}");
    }
}
