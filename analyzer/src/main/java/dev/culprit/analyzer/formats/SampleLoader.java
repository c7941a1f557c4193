package dev.culprit.analyzer.formats;

import dev.culprit.analyzer.formats.input.ReadOptions;
import dev.culprit.analyzer.samples.SampleTreeBuilder;
import dev.culprit.analyzer.samples.TreeShape;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Loads files of samples into trees. */
public final class SampleLoader {

    private SampleLoader() {}

    /** Both sides of a comparison. */
    public record BothSides(LoadedSamples baseline, LoadedSamples candidate) {}

    /**
     * Merges the samples of {@code files}.
     *
     * @throws IOException if one of them cannot be read; the message names it
     */
    public static LoadedSamples load(List<Path> files, TreeShape shape, ReadOptions options) throws IOException {
        SampleTreeBuilder builder = new SampleTreeBuilder(shape);
        List<String> missing = new ArrayList<>();
        for (Path file : files) {
            builder.nextFile();
            for (String sentence : SampleFiles.read(file, builder, options).missing()) {
                missing.add(file + ": " + sentence);
            }
        }
        return new LoadedSamples(builder.build(), missing);
    }

    /**
     * Loads two sides at a time: reading a recording keeps one processor busy.
     *
     * @throws IOException if a file cannot be read; the message names it
     */
    public static BothSides loadBoth(List<Path> baseline, List<Path> candidate, TreeShape shape, ReadOptions options)
            throws IOException {
        FutureTask<LoadedSamples> other = new FutureTask<>(() -> load(candidate, shape, options));
        Thread thread = new Thread(other, "culprit-candidate-samples");
        thread.setDaemon(true);
        thread.start();
        LoadedSamples loaded = load(baseline, shape, options);
        return new BothSides(loaded, result(other));
    }

    private static LoadedSamples result(FutureTask<LoadedSamples> task) throws IOException {
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
