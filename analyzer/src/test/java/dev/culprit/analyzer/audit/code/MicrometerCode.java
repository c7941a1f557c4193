package dev.culprit.analyzer.audit.code;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Micrometer's registrations. */
final class MicrometerCode {

    private final ObservationRegistry observations = ObservationRegistry.create();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ObservationHandler<Observation.Context> kept = new ObservationHandler<>() {
        @Override
        public boolean supportsContext(Observation.Context context) {
            return !context.getName().isEmpty() && made() > 0;
        }
    };

    private int made() {
        return hashCode();
    }

    private ObservationRegistry.ObservationConfig config() {
        return observations.observationConfig();
    }

    private static ObservationHandler<Observation.Context> all() {
        return new ObservationHandler<>() {
            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        };
    }

    void anonymousClassFromAMethod() {
        config().observationHandler(all()); // audit ANONYMOUS
    }

    void anonymousClassInAVariable() {
        ObservationHandler<Observation.Context> handler = new ObservationHandler<>() {
            @Override
            public boolean supportsContext(Observation.Context context) {
                return false;
            }
        };
        if (hashCode() > 7) {
            config().observationHandler(handler); // audit ANONYMOUS
        }
    }

    void anonymousClassInAField() {
        config().observationHandler(kept); // audit ANONYMOUS
    }

    void lambda() {
        config().observationHandler(context -> true); // audit LAMBDA
    }

    void capturingLambda(String name) {
        config().observationHandler(context -> name.equals(context.getName())); // audit CAPTURING_LAMBDA
    }

    void methodReference() {
        meters.config().onMeterAdded(MicrometerCode::seen); // audit METHOD_REFERENCE
    }

    void boundMethodReference(List<Meter> seen) {
        meters.config().onMeterRemoved(seen::remove); // audit METHOD_REFERENCE
    }

    void oneOfTwo(boolean first) {
        ToDoubleFunction<List<?>> size = first ? list -> list.size() : List::size;
        meters.gauge("size", Tags.empty(), List.of(), size); // audit LAMBDA METHOD_REFERENCE
    }

    void gauge(List<String> queue) {
        Gauge.builder("queue", () -> queue.size()).register(meters); // audit CAPTURING_LAMBDA
    }

    void localClass(MeterRegistry registry) {
        final class Silent implements MeterFilter {
            @Override
            public MeterFilterReply accept(Meter.Id id) {
                return MeterFilterReply.DENY;
            }
        }
        registry.config().meterFilter(new Silent()); // audit LOCAL
    }

    void namedClasses(MeterRegistry registry) {
        registry.config().meterFilter(new Quiet());
        config().observationHandler(new Named());
        config().observationHandler(new ObservationHandler.FirstMatchingCompositeObservationHandler());
    }

    void innerClass(MeterRegistry registry) {
        registry.config().meterFilter(new Inner()); // audit LOCAL
    }

    /** A supplier that is no handler. */
    int noHandler(List<String> queue) {
        return java.util.Optional.of("x")
                .map(text -> text.length() + queue.size())
                .orElseGet(() -> queue.size());
    }

    void fromElsewhere(ObservationHandler<Observation.Context> handler) {
        config().observationHandler(handler);
    }

    void toElsewhere() {
        fromElsewhere(context -> context.getName().isEmpty()); // audit LAMBDA
    }

    private static void seen(Meter meter) {
        meter.getId();
    }

    private final class Inner implements MeterFilter {
        @Override
        public MeterFilterReply accept(Meter.Id id) {
            return id.getName().length() > made() ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
        }
    }

    private static final class Quiet implements MeterFilter {}

    private static final class Named implements ObservationHandler<Observation.Context> {
        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }
}
