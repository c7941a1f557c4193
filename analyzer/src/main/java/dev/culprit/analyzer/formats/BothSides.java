package dev.culprit.analyzer.formats;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** What was read of both sides of a comparison. */
public record BothSides<T>(T baseline, T candidate) {

    /** Reads one side. */
    @FunctionalInterface
    public interface Reading<T> {

        /** @throws IOException if it cannot be read */
        T read() throws IOException;
    }

    /**
     * Reads both sides at a time: reading a recording keeps one processor busy.
     *
     * @throws IOException if one cannot be read; of two failures that of the baseline
     */
    public static <T> BothSides<T> read(Reading<T> baseline, Reading<T> candidate) throws IOException {
        FutureTask<T> other = new FutureTask<>(candidate::read);
        Thread thread = new Thread(other, "culprit-candidate-samples");
        thread.setDaemon(true);
        thread.start();
        T read = baseline.read();
        return new BothSides<>(read, result(other));
    }

    private static <T> T result(FutureTask<T> task) throws IOException {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while samples were read");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException failure) {
                throw failure;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("reading samples failed", cause);
        }
    }
}
