package dev.culprit.analyzer.formats;

import dev.culprit.analyzer.formats.input.ReadOptions;
import dev.culprit.analyzer.samples.SampleTreeBuilder;
import dev.culprit.analyzer.samples.SampledEvent;
import dev.culprit.analyzer.samples.TreeShape;
import dev.culprit.profile.ProfileReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Loads files of samples into trees. */
public final class SampleLoader {

    private SampleLoader() {}

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
            try {
                ExactSamples.read(ProfileReader.read(file), builder);
            } catch (ArithmeticException e) {
                throw SampleFiles.tooLarge(file.toString());
            }
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
}
