package dev.culprit.samples.suite01_worker_pool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.culprit.samples.suites.Drawn;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Starts all its workers before it waits for the first to come up. */
class WorkerPoolTest { // no finding

    private static final int WORKERS = Drawn.number("workers", 5, 8);
    private static final int START_MILLIS = Drawn.number("start", 60, 90);

    private final List<Worker> workers = new ArrayList<>();

    @BeforeEach
    void startWorkers() throws Exception {
        for (int i = 0; i < WORKERS; i++) {
            workers.add(new Worker());
        }
        for (Worker worker : workers) {
            worker.answer("are you up?");
        }
    }

    @AfterEach
    void stopWorkers() {
        workers.forEach(Worker::stop);
    }

    @Test
    void eachAnswers() throws Exception {
        for (Worker worker : workers) {
            assertEquals("job", worker.answer("job"));
        }
    }

    @Test
    void answersAreNotMixedUp() throws Exception {
        for (int i = 0; i < WORKERS; i++) {
            assertEquals("job " + i, workers.get(i).answer("job " + i));
        }
    }

    @Test
    void aWorkerTakesSeveralJobs() throws Exception {
        for (int job = 0; job < 20; job++) {
            assertEquals("job " + job, workers.get(0).answer("job " + job));
        }
    }

    /** A process of its own, which answers what it is asked once it is up. */
    private static final class Worker {

        private final Process process;
        private final BufferedReader answers;

        Worker() throws IOException {
            String seconds = String.format(java.util.Locale.ROOT, "%.3f", START_MILLIS / 1000.0);
            process = new ProcessBuilder("sh", "-c", "sleep " + seconds + "; exec cat").start();
            answers = process.inputReader();
        }

        String answer(String job) throws IOException {
            process.outputWriter().write(job + "\n");
            process.outputWriter().flush();
            return answers.readLine();
        }

        void stop() {
            process.destroy();
        }
    }
}
