package corpus;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;

/** Serves requests and looks up a timer and a counter for each, through the usual filters. */
public final class MicrometerFilters {
    static long checksum;

    static String render(int n) {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            b.append("<td>").append(n + i).append("</td>");
        }
        return b.toString();
    }

    static void run(int iterations) {
        MeterRegistry registry = new SimpleMeterRegistry();
        registry.config()
                .commonTags("application", "shop", "region", "eu")
                .meterFilter(MeterFilter.renameTag("http", "uri", "path"))
                .meterFilter(MeterFilter.ignoreTags("instance"))
                .meterFilter(new MeterFilter() {
                    @Override
                    public Meter.Id map(Meter.Id id) {
                        return id.getName().startsWith("internal") ? id.withTag(Tag.of("internal", "true")) : id;
                    }
                });
        for (int i = 0; i < iterations; i++) {
            for (int k = 0; k < 100; k++) {
                checksum += render(k).length();
                Timer timer = Timer.builder("http.server")
                        .tag("uri", "/item/" + k % 20)
                        .tag("method", "GET")
                        .register(registry);
                timer.record(k, TimeUnit.MILLISECONDS);
                registry.counter("internal.cache", "result", k % 4 == 0 ? "miss" : "hit")
                        .increment();
            }
        }
    }

    public static void main(String[] args) {
        run(Integer.parseInt(args[0]));
        System.out.println("checksum " + checksum);
    }
}
