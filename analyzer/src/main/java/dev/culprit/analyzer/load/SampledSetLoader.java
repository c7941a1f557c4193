package dev.culprit.analyzer.load;

import dev.culprit.analyzer.formats.SampleEvents;
import dev.culprit.analyzer.formats.SampleFiles;
import dev.culprit.analyzer.formats.SampleFormat;
import dev.culprit.analyzer.formats.input.ReadOptions;
import dev.culprit.analyzer.model.SampledSet;
import dev.culprit.analyzer.model.SideSummary;
import dev.culprit.analyzer.samples.SampledEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Loads sets of recordings that hold samples and nothing else: JFR files, collapsed stacks, and the like. */
public final class SampledSetLoader {

    private static final String PROFILE = ".culprit";

    /** Names of what can be nothing else, also when it is empty. */
    private static final List<String> RECORDINGS = List.of(".jfr", ".collapsed", ".pb", ".speedscope.json");

    private SampledSetLoader() {}

    /**
     * Whether {@code paths} are such recordings: files of a format that is known, or directories that hold some and no profile of culprit's.
     *
     * @throws LoadException if a path cannot be looked at
     */
    public static boolean isOne(List<Path> paths) throws LoadException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.exists(path)) {
                files.addAll(files(path));
            }
        }
        return files.stream().noneMatch(file -> file.toString().endsWith(PROFILE))
                && files.stream().anyMatch(SampledSetLoader::isRecording);
    }

    /** Why {@code paths}, which are no such recordings, are none; empty where they may well be profiles of culprit's. */
    public static Optional<String> problem(List<Path> paths) {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                return Optional.of(path + " does not exist");
            }
            if (!Files.isDirectory(path) && !path.toString().endsWith(PROFILE)) {
                try {
                    SampleFiles.read(path, SampleEvents.ignored(), ReadOptions.PLAIN);
                } catch (IOException e) {
                    return Optional.of(Reasons.unreadable(path, e));
                }
            }
        }
        return Optional.empty();
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
     * Loads them, each as one fork. A file below a directory that cannot be read is a gap.
     *
     * @param wanted which events to load
     * @throws LoadException if a file that is named in {@code paths} does not exist or cannot be read, or none can
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
            throw noSamples(label, set.summary());
        }
        return set;
    }

    /** Each file once, however many paths lead to it: a recording that counted twice would look as if runs did not differ. */
    private static List<Path> recordings(List<Path> paths) throws LoadException {
        List<Path> recordings = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (Path path : paths) {
            boolean named = !Files.isDirectory(path);
            files(path).stream()
                    .filter(file -> named || isRecording(file))
                    .filter(file -> seen.add(InputFiles.identity(file)))
                    .forEach(recordings::add);
        }
        return recordings;
    }

    private static void add(SampledSetBuilder builder, Path recording, boolean named) throws LoadException {
        try {
            builder.add(
                            recording.toString(),
                            visitor -> SampleFiles.read(recording, visitor, ReadOptions.PLAIN)
                                    .missing())
                    .forEach(missing -> builder.gap(recording + ": " + missing));
        } catch (IOException e) {
            String failure = Reasons.unreadable(recording, e);
            if (named) {
                throw new LoadException(failure);
            }
            builder.gap(failure + "; it is left out.");
        }
    }

    /**
     * What is known of them without their stacks. A file below a directory that cannot be read is a gap.
     *
     * @throws LoadException if a file that is named in {@code paths} does not exist or cannot be read, or none has samples
     */
    public static RecordingFacts facts(String label, List<Path> paths) throws LoadException {
        RecordingSummary summary = new RecordingSummary();
        List<Path> files = new ArrayList<>();
        Set<SampledEvent> events = new LinkedHashSet<>();
        for (Path recording : recordings(paths)) {
            try {
                SampleEvents.Content content = SampleEvents.content(recording);
                content.missing().forEach(missing -> summary.gap(recording + ": " + missing));
                summary.add(content.environment());
                events.addAll(content.events());
                files.add(recording);
            } catch (IOException e) {
                String failure = Reasons.unreadable(recording, e);
                if (paths.contains(recording)) {
                    throw new LoadException(failure);
                }
                summary.gap(failure + "; it is left out.");
            }
        }
        SideSummary known = summary.build(label);
        if (events.isEmpty()) {
            throw noSamples(label, known);
        }
        return new RecordingFacts(files, events, known);
    }

    private static LoadException noSamples(String label, SideSummary summary) {
        return new LoadException(label + " holds no samples"
                + (summary.warnings().isEmpty() ? "" : ": " + summary.warnings().get(0)));
    }

    /** Whether a file is of a known format, or may have been before it was cut off or locked: then reading it says what is wrong. */
    private static boolean isRecording(Path file) {
        try {
            return SampleFiles.recognise(file).isPresent() || isCalledSo(file);
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean isCalledSo(Path file) {
        String name = String.valueOf(file.getFileName());
        return RECORDINGS.stream().anyMatch(end -> name.endsWith(end) || name.endsWith(end + ".gz"));
    }

    private static List<Path> files(Path path) throws LoadException {
        if (Files.isDirectory(path)) {
            return InputFiles.below(path, file -> true);
        }
        if (!Files.exists(path)) {
            throw new LoadException(path + " does not exist; check the path");
        }
        return List.of(path);
    }
}
