package dev.culprit.analyzer.load;

import dev.culprit.analyzer.formats.SampleEvents;
import dev.culprit.analyzer.formats.SampleFiles;
import dev.culprit.analyzer.formats.SampleFormat;
import dev.culprit.analyzer.formats.input.ReadOptions;
import dev.culprit.analyzer.model.SampledSet;
import dev.culprit.analyzer.samples.SampledEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Loads sets of recordings that hold samples and nothing else: JFR files, collapsed stacks, and the like. */
public final class SampledSetLoader {

    private static final String PROFILE = ".culprit";

    private SampledSetLoader() {}

    /**
     * Whether {@code paths} are such recordings: files of a format that is known, or directories that hold some and no profile of culprit's.
     *
     * @throws LoadException if a path cannot be looked at
     */
    public static boolean isOne(List<Path> paths) throws LoadException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            files.addAll(files(path));
        }
        return files.stream().noneMatch(file -> file.toString().endsWith(PROFILE))
                && files.stream().anyMatch(SampledSetLoader::isRecording);
    }

    /**
     * The events that they have; empty when that takes as long as loading them, as it does where stacks and samples are not apart.
     *
     * @throws LoadException if a path cannot be looked at
     */
    public static Set<SampledEvent> events(List<Path> paths) throws LoadException {
        Set<SampledEvent> events = new LinkedHashSet<>();
        for (Path recording : recordings(paths)) {
            try {
                if (SampleFiles.recognise(recording).orElse(null) != SampleFormat.JFR) {
                    return Set.of();
                }
                events.addAll(SampleEvents.of(recording));
            } catch (IOException e) {
                return Set.of(); // loading says what is wrong
            }
        }
        return events;
    }

    /**
     * Loads them, each as one fork. A file below a directory that cannot be read becomes a warning.
     *
     * @param wanted which events to load
     * @throws LoadException if a file that is named in {@code paths} cannot be read, or none can
     */
    public static SampledSet load(String label, List<Path> paths, Predicate<SampledEvent> wanted, LoadProgress progress)
            throws LoadException {
        SampledSetBuilder builder = new SampledSetBuilder(wanted);
        List<Path> recordings = recordings(paths);
        int read = 0;
        for (Path recording : recordings) {
            add(builder, recording, paths.contains(recording));
            progress.read(++read, recordings.size());
        }
        SampledSet set = builder.build(label);
        if (set.forks() == 0 || set.trees().isEmpty()) {
            throw new LoadException(label + " holds no samples");
        }
        return set;
    }

    private static List<Path> recordings(List<Path> paths) throws LoadException {
        List<Path> recordings = new ArrayList<>();
        for (Path path : paths) {
            boolean named = !Files.isDirectory(path);
            files(path).stream().filter(file -> named || isRecording(file)).forEach(recordings::add);
        }
        return recordings;
    }

    private static void add(SampledSetBuilder builder, Path recording, boolean named) throws LoadException {
        try {
            builder.add(visitor -> SampleFiles.read(recording, visitor, ReadOptions.PLAIN)
                            .missing())
                    .forEach(missing -> builder.warn(recording + ": " + missing));
        } catch (IOException e) {
            String failure = recording + " cannot be read: " + Reasons.of(e);
            if (named) {
                throw new LoadException(failure);
            }
            builder.warn(failure + "; it is left out.");
        }
    }

    private static boolean isRecording(Path file) {
        try {
            return SampleFiles.recognise(file).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Path> files(Path path) throws LoadException {
        if (!Files.isDirectory(path)) {
            return Files.isRegularFile(path) ? List.of(path) : List.of();
        }
        try (Stream<Path> below = Files.walk(path)) {
            return below.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new LoadException(path + " cannot be searched: " + Reasons.of(e));
        } catch (UncheckedIOException e) {
            throw new LoadException(path + " cannot be searched: " + Reasons.of(e.getCause()));
        }
    }
}
