package corpus;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Handles requests, counts them, and is scraped every forty requests. */
public final class PrometheusScrape {
    static long checksum;
    final PrometheusRegistry registry = new PrometheusRegistry();
    final List<Counter> counters = new ArrayList<>();
    final List<Gauge> gauges = new ArrayList<>();
    final List<Histogram> histograms = new ArrayList<>();

    PrometheusScrape() {
        for (int i = 0; i < 60; i++) {
            counters.add(Counter.builder()
                    .name("app_component_" + i + "_requests_total")
                    .help("requests")
                    .labelNames("method", "status")
                    .register(registry));
            gauges.add(Gauge.builder()
                    .name("app_component_" + i + "_queue_length")
                    .help("queue")
                    .register(registry));
        }
        for (int i = 0; i < 10; i++) {
            histograms.add(Histogram.builder()
                    .name("app_component_" + i + "_latency_seconds")
                    .help("latency")
                    .labelNames("method")
                    .classicOnly()
                    .register(registry));
        }
    }

    void handle(int n) {
        CRC32 crc = new CRC32();
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            body.append("{\"item\":").append(n * 31 + i).append('}');
        }
        crc.update(body.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        checksum += crc.getValue();
        counters.get(n % 60)
                .labelValues(n % 3 == 0 ? "GET" : "POST", n % 17 == 0 ? "500" : "200")
                .inc();
        gauges.get(n % 60).set(n % 100);
        histograms.get(n % 10).labelValues(n % 3 == 0 ? "GET" : "POST").observe((n % 1000) / 1000.0);
    }

    void scrape() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        new PrometheusTextFormatWriter(false).write(out, registry.scrape());
        checksum += out.size();
    }

    static void run(int iterations) throws IOException {
        PrometheusScrape service = new PrometheusScrape();
        for (int i = 0; i < iterations; i++) {
            for (int n = 0; n < 40; n++) {
                service.handle(i * 40 + n);
            }
            service.scrape();
        }
    }

    public static void main(String[] args) throws IOException {
        run(Integer.parseInt(args[0]));
        System.out.println("checksum " + checksum);
    }
}
