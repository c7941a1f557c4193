package dev.culprit.analyzer.formats;

import dev.culprit.analyzer.formats.collapsed.CollapsedWriter;
import dev.culprit.analyzer.formats.json.SamplesJsonWriter;
import dev.culprit.analyzer.formats.otlp.OtlpWriter;
import dev.culprit.analyzer.formats.pprof.PprofWriter;
import dev.culprit.analyzer.formats.speedscope.SpeedscopeWriter;
import dev.culprit.analyzer.samples.SampleTree;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes trees of samples in each of the formats. */
public final class SampleWriters {

    private SampleWriters() {}

    /**
     * Writes {@code trees} to {@code out}, which is not closed.
     *
     * @param name how to call the whole, where the format has a place for that
     * @param withLines whether lines of code are written; plain JSON has those that the trees have
     * @throws IllegalArgumentException if the format holds one event and there are more, or it cannot be written
     */
    public static void write(
            WrittenFormat format, String name, List<SampleTree> trees, OutputStream out, boolean withLines)
            throws IOException {
        if (!format.holdsSeveralEvents() && trees.size() != 1) {
            throw new IllegalArgumentException(format + " holds one event, not " + trees.size());
        }
        try {
            switch (format) {
                case COLLAPSED -> {
                    BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                    trees.get(0).accept(new CollapsedWriter(text, withLines));
                    text.flush();
                }
                case PPROF -> {
                    PprofWriter writer = new PprofWriter(out, withLines);
                    trees.get(0).accept(writer);
                    writer.finish();
                }
                case SPEEDSCOPE -> SpeedscopeWriter.write(name, trees, out, withLines);
                case OTLP -> OtlpWriter.write(trees, out, withLines);
                case JSON -> SamplesJsonWriter.write(trees, out);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
