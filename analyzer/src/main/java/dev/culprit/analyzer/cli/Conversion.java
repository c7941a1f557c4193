package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.formats.BothSides;
import dev.culprit.analyzer.formats.LoadedSamples;
import dev.culprit.analyzer.formats.SampleLoader;
import dev.culprit.analyzer.formats.SampleWriters;
import dev.culprit.analyzer.formats.WrittenFormat;
import dev.culprit.analyzer.formats.collapsed.TwoColumns;
import dev.culprit.analyzer.formats.input.ReadOptions;
import dev.culprit.analyzer.load.Reasons;
import dev.culprit.analyzer.samples.SampleTree;
import dev.culprit.analyzer.samples.SampledEvent;
import dev.culprit.analyzer.samples.TreeShape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Reads samples and writes them in another format. */
final class Conversion {

    private final ConvertedFormat format;
    private final @Nullable String event;
    private final TreeShape shape;
    private final Invocation invocation;

    Conversion(ConvertedFormat format, @Nullable String event, TreeShape shape, Invocation invocation) {
        this.format = format;
        this.event = event;
        this.shape = shape;
        this.invocation = invocation;
    }

    /** Writes all of {@code in}, with the names that it has; returns what of it could not be read. */
    List<String> convert(Path in, Path out) throws CommandFailure {
        LoadedSamples loaded;
        try {
            loaded = SampleLoader.loadRaw(in, shape, ReadOptions.WITH_CLASSES, this::isWanted);
        } catch (IOException e) {
            throw unreadable(e);
        }
        List<String> missing = new ArrayList<>(loaded.missing());
        List<SampleTree> trees = chosen(in, loaded.trees(), missing);
        String name = String.valueOf(in.getFileName());
        write(out, stream -> SampleWriters.write(format.format(), name, trees, stream, shape.lines()));
        return missing;
    }

    /** Writes two counts for each stack; returns what could not be read. */
    List<String> difference(Path baseline, Path candidate, Path out) throws CommandFailure {
        if (format.format() != WrittenFormat.COLLAPSED) {
            throw new CommandFailure("two inputs make collapsed stacks with two counts; call the result *.collapsed");
        }
        BothSides<LoadedSamples> sides;
        try {
            sides = BothSides.read(() -> load(baseline), () -> load(candidate));
        } catch (IOException e) {
            throw unreadable(e);
        }
        List<String> missing = new ArrayList<>(sides.baseline().missing());
        missing.addAll(sides.candidate().missing());
        SampleTree before = chosen(baseline, sides.baseline().trees(), missing).get(0);
        SampleTree after = chosen(candidate, sides.candidate().trees(), missing).get(0);
        requireComparable(before.event(), after.event());
        write(out, stream -> TwoColumns.write(before, after, stream, shape.lines()));
        return missing;
    }

    private LoadedSamples load(Path file) throws IOException {
        return SampleLoader.load(List.of(file), shape, ReadOptions.WITH_CLASSES, this::isWanted);
    }

    private boolean isWanted(SampledEvent found) {
        return event == null || found.isCalled(event);
    }

    /** The trees to write. Where there must be one, it is; what is left out for that is added to {@code missing}. */
    private List<SampleTree> chosen(Path file, List<SampleTree> trees, List<String> missing) throws CommandFailure {
        if (trees.isEmpty()) {
            throw new CommandFailure(
                    file + (event == null ? " has no samples" : " has no samples of the event " + event)
                            + "; without --event, all are written");
        }
        if (trees.size() == 1 || format.format().holdsSeveralEvents()) {
            return trees;
        }
        if (trees.stream().map(tree -> words(tree.event())).distinct().count() > 1) {
            throw new CommandFailure(file + " has the events " + names(trees) + "; choose one with --event"
                    + (event == null
                            ? ""
                            : ", by its engine: --event " + trees.get(0).event().engine()));
        }
        return List.of(mostOf(file, trees, missing));
    }

    /** Of samples that differ in nothing but their unit, the more. */
    private static SampleTree mostOf(Path file, List<SampleTree> trees, List<String> missing) {
        SampleTree most = Collections.max(
                trees, Comparator.comparingLong(tree -> tree.quality().samples()));
        trees.stream()
                .filter(tree -> tree != most)
                .map(tree -> file + ": " + tree.quality().samples() + " samples of " + inUnit(tree.event())
                        + " are left out: they cannot be added to the "
                        + most.quality().samples() + " of "
                        + inUnit(most.event()))
                .forEach(missing::add);
        return most;
    }

    private static String names(List<SampleTree> trees) {
        return trees.stream().map(tree -> words(tree.event())).collect(Collectors.joining(", "));
    }

    private static String words(SampledEvent event) {
        return event.engine().isEmpty() || event.engine().equals(event.name())
                ? event.name()
                : event.name() + " (" + event.engine() + ")";
    }

    private static String inUnit(SampledEvent event) {
        return words(event) + " in " + event.unit().name().toLowerCase(Locale.ROOT);
    }

    private static void requireComparable(SampledEvent baseline, SampledEvent candidate) throws CommandFailure {
        boolean equal = baseline.name().equals(candidate.name())
                && baseline.engine().equals(candidate.engine())
                && baseline.unit() == candidate.unit();
        if (!equal) {
            throw new CommandFailure("the baseline has samples of " + inUnit(baseline) + ", the candidate of "
                    + inUnit(candidate) + ": they cannot be compared");
        }
    }

    private static CommandFailure unreadable(IOException e) {
        return new CommandFailure(
                e instanceof NoSuchFileException
                        ? e.getMessage() + " does not exist"
                        : e instanceof AccessDeniedException
                                ? e.getMessage() + " cannot be read: " + Reasons.of(e)
                                : String.valueOf(e.getMessage()));
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private void write(Path file, Writing writing) throws CommandFailure {
        try {
            if (file.toString().equals("-")) {
                writing.to(invocation.out());
                invocation.out().flush();
                return;
            }
            try (OutputStream out = stream(file)) {
                writing.to(out);
            }
        } catch (IOException e) {
            throw new CommandFailure("cannot write " + file + " (" + e.getMessage() + "); choose another file");
        }
    }

    private OutputStream stream(Path file) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        return format.packed() ? new GZIPOutputStream(out, 1 << 16) : out;
    }
}
