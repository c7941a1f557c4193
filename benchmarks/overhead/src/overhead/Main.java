package overhead;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Measures one shape in this JVM, with whatever agent it was started, and writes one JSON file. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.of(arguments);
        Files.writeString(settings.result(), settings.passes() > 0 ? count(settings) : measure(settings));
    }

    private static String count(Settings settings) throws ReflectiveOperationException {
        Shape shape = Shape.of(settings.shape(), settings.timed());
        long x = shape.run(settings.passes(), 1);
        return "{\"calls\": " + settings.passes() * shape.callsPerPass() + ", \"x\": " + x + "}\n";
    }

    private static String measure(Settings settings) throws Exception {
        int threads = settings.threads();
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        CyclicBarrier warm = new CyclicBarrier(threads);
        CountDownLatch measuring = new CountDownLatch(threads);
        List<Future<Figures>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            running.add(executor.submit(new MeasuringThread(settings, warm, measuring)));
        }
        List<String> figures = new ArrayList<>();
        for (Future<Figures> thread : running) {
            figures.add(thread.get().json());
        }
        executor.shutdown();
        return "{\"threads\": [" + String.join(", ", figures) + "]}\n";
    }
}
