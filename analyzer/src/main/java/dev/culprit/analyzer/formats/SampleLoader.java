package dev.culprit.analyzer.formats;

import dev.culprit.analyzer.formats.input.ReadOptions;
import dev.culprit.analyzer.samples.SampleTreeBuilder;
import dev.culprit.analyzer.samples.SampledEvent;
import dev.culprit.analyzer.samples.TreeShape;
import dev.culprit.profile.ProfileReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;

/** Loads files of samples into trees. */
public final class SampleLoader {

    private SampleLoader() {}

    /** Both sides of a comparison. */
    public record BothSides(LoadedSamples baseline, LoadedSamples candidate) {}

    /**
     * Merges the samples of {@code files}.
     *
     * @param wanted which events to load
     * @throws IOException if one of them cannot be read; the message names it
     */
    public static LoadedSamples load(
            List<Path> files, TreeShape shape, ReadOptions options, Predicate<SampledEvent> wanted) throws IOException {
        SampleTreeBuilder builder = new SampleTreeBuilder(shape, wanted);
        List<String> missing = new ArrayList<>();
        for (Path file : files) {
            builder.nextFile();
            missing.addAll(read(file, builder, options));
        }
        return new LoadedSamples(builder.build(), missing);
    }

    /**
     * Loads one file with the names that it has, to be written in another format. A profile of culprit's own is its exact call tree.
     *
     * @throws IOException if it cannot be read; the message names it
     */
    public static LoadedSamples loadRaw(Path file, TreeShape shape, ReadOptions options, Predicate<SampledEvent> wanted)
            throws IOException {
        SampleTreeBuilder builder = SampleTreeBuilder.ofRawNames(shape, wanted);
        List<String> missing = List.of();
        if (SampleFiles.recognise(file).isEmpty() && isProfile(file)) {
            ExactSamples.read(ProfileReader.read(file), builder);
        } else {
            missing = read(file, builder, options);
        }
        return new LoadedSamples(builder.build(), missing);
    }

    private static boolean isProfile(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Recognition.isZip(in.readNBytes(4));
        }
    }

    private static List<String> read(Path file, SampleTreeBuilder builder, ReadOptions options) throws IOException {
        return SampleFiles.read(file, builder, options).missing().stream()
                .map(sentence -> file + ": " + sentence)
                .toList();
    }

    /**
     * Loads two sides at a time: reading a recording keeps one processor busy.
     *
     * @param wanted which events to load
     * @throws IOException if a file cannot be read; the message names it
     */
    public static BothSides loadBoth(
            List<Path> baseline,
            List<Path> candidate,
            TreeShape shape,
            ReadOptions options,
            Predicate<SampledEvent> wanted)
            throws IOException {
        FutureTask<LoadedSamples> other = new FutureTask<>(() -> load(candidate, shape, options, wanted));
        Thread thread = new Thread(other, "culprit-candidate-samples");
        thread.setDaemon(true);
        thread.start();
        LoadedSamples loaded = load(baseline, shape, options, wanted);
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
