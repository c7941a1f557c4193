package dev.culprit.analyzer.findings;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** A parallel run of tests that takes longer than the sequential run of the same tests, and why. */
public final class ParallelLoss {

    static final String NAME = "PARALLEL_LOSS";

    /** A reason with less than this share of all that the parallel run does in addition is left out of the sentence. */
    private static final double WORTH_SAYING = 0.1;

    private ParallelLoss() {}

    /**
     * Why a parallel run does not gain what its threads could.
     *
     * @param kind what it does in addition
     * @param callSite the line where most of it is; null when it is at no line
     * @param nanos time in addition to the sequential run's, summed over all threads
     * @param words what it is, as part of a sentence
     */
    public record Reason(Kind kind, @Nullable CallSite callSite, double nanos, String words) {}

    /** What a parallel run may do in addition. */
    public enum Kind {
        /** Waits for locks, other threads, connections. */
        MORE_WAITING,
        /** Sets up for each worker what the sequential run sets up once. */
        MORE_SETUP,
        /** The same work takes longer: too few processors, caches, more garbage. */
        MORE_WORK,
        /** Starts more JVMs, or the same ones for longer. */
        MORE_START
    }

    /**
     * The loss, if the parallel run is slower; at most one finding. What it saves to run them one after another is the difference of both.
     *
     * @param sequential forks of the sequential run
     * @param parallel forks of the parallel run of the same tests
     */
    public static List<Finding> of(List<RecordedFork> sequential, List<RecordedFork> parallel) {
        List<RunFigures> one = sequential.stream().map(RunFigures::of).toList();
        List<RunFigures> many = parallel.stream().map(RunFigures::of).toList();
        double alone = median(one, RunFigures::wallNanos);
        double together = median(many, RunFigures::wallNanos);
        double loss = together - alone;
        boolean same = median(one, RunFigures::tests) == median(many, RunFigures::tests);
        if (!same || alone <= 0 || together < Limits.PARALLEL_LOSS * alone || loss < Limits.SMALLEST) {
            return List.of();
        }
        List<Reason> reasons = reasons(sequential, parallel);
        double all = reasons.stream().mapToDouble(Reason::nanos).sum();
        List<String> said = reasons.stream()
                .filter(reason -> reason.nanos >= WORTH_SAYING * all)
                .map(Reason::words)
                .toList();
        CallSite line = reasons.stream()
                .map(Reason::callSite)
                .filter(site -> site != null)
                .findFirst()
                .orElse(null);
        String explanation = "The parallel run takes " + Words.duration(together) + ", " + Words.percent(loss / alone)
                + " more than the " + Words.duration(alone) + " of the sequential one for the same "
                + Words.number((long) median(one, RunFigures::tests), "test") + ", with "
                + Words.digits(median(many, RunFigures::workers)) + " tests at a time"
                + (said.isEmpty() ? "." : ": " + String.join("; ", said) + ".");
        return List.of(new Finding(NAME, null, line, together, loss, explanation));
    }

    /** What the parallel run does in addition to the sequential one, that which takes most first. */
    public static List<Reason> reasons(List<RecordedFork> sequential, List<RecordedFork> parallel) {
        List<RunFigures> one = sequential.stream().map(RunFigures::of).toList();
        List<RunFigures> many = parallel.stream().map(RunFigures::of).toList();
        List<Reason> reasons = new ArrayList<>(List.of(
                waiting(one, many),
                setup(one, many),
                plain(Kind.MORE_WORK, "more work", more(one, many, RunFigures::workNanos)),
                plain(Kind.MORE_START, "more time to start JVMs", more(one, many, RunFigures::startNanos))));
        reasons.removeIf(reason -> reason.nanos < Limits.SMALLEST);
        reasons.sort(Comparator.comparingDouble(Reason::nanos).reversed());
        return reasons;
    }

    private static Reason plain(Kind kind, String what, double nanos) {
        return new Reason(kind, null, nanos, Words.duration(nanos) + " " + what);
    }

    private static Reason waiting(List<RunFigures> one, List<RunFigures> many) {
        double more = more(one, many, RunFigures::waitNanos);
        RunFigures.Place most = most(
                many,
                RunFigures::waits,
                place -> more(one, many, run -> run.waits().getOrDefault(place, 0.0)));
        CallSite line = most == null ? null : most.line();
        String where = most == null
                ? ""
                : ", most of it at " + Words.place(most.line()) + " (" + most.kind() + ", "
                        + Words.duration(median(many, run -> run.waits().getOrDefault(most, 0.0))) + " instead of "
                        + Words.duration(median(one, run -> run.waits().getOrDefault(most, 0.0))) + ")";
        return new Reason(Kind.MORE_WAITING, line, more, Words.duration(Math.max(0, more)) + " more waiting" + where);
    }

    private static Reason setup(List<RunFigures> one, List<RunFigures> many) {
        double more = more(one, many, RunFigures::setupNanos);
        RunFigures.Place most = most(
                many,
                RunFigures::setups,
                place -> more(one, many, run -> run.setups().getOrDefault(place, 0L)));
        boolean repeated = most != null && more(one, many, run -> run.setups().getOrDefault(most, 0L)) > 0;
        String where = !repeated || most == null
                ? ""
                : ", at " + Words.place(most.line()) + " "
                        + Words.times((long) median(many, run -> run.setups().getOrDefault(most, 0L))) + " instead of "
                        + Words.times((long) median(one, run -> run.setups().getOrDefault(most, 0L)));
        return new Reason(
                Kind.MORE_SETUP,
                repeated && most != null ? most.line() : null,
                more,
                Words.duration(Math.max(0, more)) + " more setup" + where);
    }

    private static <V> RunFigures.@Nullable Place most(
            List<RunFigures> many,
            java.util.function.Function<RunFigures, Map<RunFigures.Place, V>> column,
            ToDoubleFunction<RunFigures.Place> more) {
        return many.stream()
                .flatMap(run -> column.apply(run).keySet().stream())
                .distinct()
                .max(Comparator.comparingDouble(more))
                .orElse(null);
    }

    private static double more(List<RunFigures> one, List<RunFigures> many, ToDoubleFunction<RunFigures> figure) {
        return median(many, figure) - median(one, figure);
    }

    private static double median(List<RunFigures> runs, ToDoubleFunction<RunFigures> figure) {
        return Medians.median(runs.stream().mapToDouble(figure).toArray());
    }
}
