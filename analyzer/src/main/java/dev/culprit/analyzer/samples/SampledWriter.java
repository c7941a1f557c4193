package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.Cause;
import dev.culprit.analyzer.model.Certainty;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.PerCall;
import dev.culprit.analyzer.model.SampledTree;
import dev.culprit.analyzer.model.Words;
import dev.culprit.analyzer.samples.SampledFunctions.Entry;
import dev.culprit.analyzer.stats.QuasiPoisson.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns what samples say of a function into what reports name. */
final class SampledWriter {

    private final SampledUnion union;
    private final SampledFunctions functions;
    private final SampledCallers callers;
    private final SampleUnit unit;
    private final double confidence;
    private final SampledTree baseline;
    private final SampledTree candidate;

    /**
     * @param unit of the amounts
     * @param baseline what the union was made of, for lines
     * @param candidate the same of the candidate
     */
    SampledWriter(SampledUnion union, SampleUnit unit, double confidence, SampledTree baseline, SampledTree candidate) {
        this.baseline = baseline;
        this.candidate = candidate;
        this.union = union;
        this.functions = new SampledFunctions(union);
        this.callers = new SampledCallers(union, functions);
        this.unit = unit;
        this.confidence = confidence;
    }

    /** @param sameDirection the sum of all changes in its direction */
    Culprit write(int rank, Entry entry, Change change, double certainty, double sameDirection) {
        int row = entry.heaviestRow();
        boolean slower = change.delta() > 0;
        Function function = union.frames().get(union.frame()[row]);
        return new Culprit(
                rank,
                function,
                callSite(row, slower),
                null,
                0,
                cause(entry, row, slower),
                change.delta(),
                unit == SampleUnit.BYTES ? (Double) change.delta() : null,
                sameDirection == 0 ? 0 : Math.min(1, change.delta() / sameDirection),
                change.ratio(),
                change.interval(confidence),
                certainty,
                Double.NaN,
                Double.NaN,
                PerCall.UNKNOWN,
                PerCall.UNKNOWN,
                null,
                List.of(),
                0,
                path(row),
                sentence(function, entry, change, slower),
                Certainty.UNKNOWN);
    }

    private Cause cause(Entry entry, int row, boolean slower) {
        if (unit == SampleUnit.BYTES) {
            return Cause.ALLOCATION;
        }
        if (slower && callers.waits(entry.frame())) {
            return Cause.WAIT;
        }
        return slower && entry.baselineSamples() == 0 ? Cause.NEW_CODE : Cause.SLOWER_CALLS;
    }

    /** Null directly below the call that the samples were taken in. */
    private @Nullable CallSite callSite(int row, boolean slower) {
        int above = union.parent()[row];
        if (above < 0) {
            return null;
        }
        Function caller = union.frames().get(union.frame()[above]);
        int line = slower ? union.candidateLine()[row] : union.baselineLine()[row];
        return new CallSite(caller.className(), caller.method(), caller.file(), line);
    }

    private List<String> path(int row) {
        List<String> path = new ArrayList<>();
        for (int at = row; at >= 0; at = union.parent()[at]) {
            Function function = union.frames().get(union.frame()[at]);
            path.add(
                    0,
                    function.className().isEmpty()
                            ? function.method()
                            : function.className() + "." + function.method());
        }
        return path;
    }

    private String sentence(Function function, Entry entry, Change change, boolean slower) {
        StringBuilder text = new StringBuilder(function.shortName());
        text.append(" takes ")
                .append(amount(Math.abs(change.delta())))
                .append(slower ? " more" : " less")
                .append(", with what it calls of the JDK (")
                .append(amount(change.baseline()))
                .append(" → ")
                .append(amount(change.candidate()))
                .append(" per run; ")
                .append(String.format(
                        Locale.ROOT, "%,.0f → %,.0f samples", entry.baselineSamples(), entry.candidateSamples()))
                .append(").");
        Function platform = callers.platform(entry.frame(), slower ? 1 : -1);
        if (platform != null) {
            text.append(" Most of it is spent in ").append(platform.shortName()).append('.');
        }
        String only = slower ? callers.onlyFrom(entry.frame()) : null;
        text.append(
                only == null
                        ? slower
                                ? " Samples do not tell whether it is called more often or each call takes longer."
                                : ""
                        : " That is only so when " + only
                                + " calls it, and not from elsewhere: it may be called more often" + " there.");
        HotLine line = HotLine.of(slower ? candidate : baseline, function);
        return text.append(line == null ? "" : line.sentence(slower)).toString();
    }

    private String amount(double value) {
        return switch (unit) {
            case NANOSECONDS -> Words.duration(value);
            case BYTES -> Words.bytes(value);
            case SAMPLES -> String.format(Locale.ROOT, "%,.0f samples", value);
        };
    }
}
