package corpus;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.step.StepMeterRegistry;
import io.micrometer.core.instrument.step.StepRegistryConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Starts a registry whose backend answers slowly, counts work for a while, and closes it: an integration test in a loop. */
public final class MicrometerClose {
    static volatile long checksum;

    static class SlowBackendRegistry extends StepMeterRegistry {
        SlowBackendRegistry() {
            super(
                    new StepRegistryConfig() {
                        @Override
                        public String prefix() {
                            return "corpus";
                        }

                        @Override
                        public String get(String key) {
                            return null;
                        }

                        @Override
                        public Duration step() {
                            return Duration.ofMillis(60);
                        }
                    },
                    Clock.SYSTEM);
            start(r -> {
                Thread t = new Thread(r, "metrics-push");
                t.setDaemon(true);
                return t;
            });
        }

        @Override
        protected void publish() {
            StringBuilder payload = new StringBuilder();
            forEachMeter(m -> payload.append(m.getId().getName()).append('\n'));
            checksum += payload.length();
            try {
                Thread.sleep(55); // the backend's answer
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        protected TimeUnit getBaseTimeUnit() {
            return TimeUnit.MILLISECONDS;
        }
    }

    static long work(SlowBackendRegistry registry, int n) {
        long sum = 0;
        long until = System.nanoTime() + 90_000_000L;
        while (System.nanoTime() < until) {
            StringBuilder b = new StringBuilder();
            for (int k = 0; k < 40; k++) {
                b.append(n * 31 + k).append(',');
            }
            sum += b.toString().hashCode();
            registry.counter("work.items", "kind", Integer.toString(n % 5)).increment();
        }
        return sum;
    }

    static void run(int iterations) {
        for (int i = 0; i < iterations; i++) {
            SlowBackendRegistry registry = new SlowBackendRegistry();
            checksum += work(registry, i);
            registry.close();
        }
    }

    public static void main(String[] args) {
        run(Integer.parseInt(args[0]));
        System.out.println("closed");
    }
}
