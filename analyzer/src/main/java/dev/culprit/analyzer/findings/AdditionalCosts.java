package dev.culprit.analyzer.findings;

import dev.culprit.analyzer.findings.ParallelLoss.Runs;
import dev.culprit.analyzer.findings.RunFigures.Place;
import dev.culprit.analyzer.model.CostlierLine;
import dev.culprit.analyzer.model.CostlierLine.Amount;
import dev.culprit.analyzer.model.LossCause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What some runs do in addition to others, summed over all threads; figures are medians over the runs. */
final class AdditionalCosts {

    /** What makes up less than this share of all that is done in addition is left out. */
    private static final double WORTH_SAYING = 0.1;

    /** Lines that are named; who has mended these measures again. */
    private static final int MOST_LINES = 5;

    /** Of CPU time less than this share of what work takes longer, the same code takes longer without doing more. */
    private static final double IS_WORK = 0.5;

    private final Runs one;
    private final Runs many;
    private final List<Reason> reasons;
    private final List<CostlierLine> lines;

    private record Reason(double nanos, String words) {}

    AdditionalCosts(Runs one, Runs many) {
        this.one = one;
        this.many = many;
        List<CostlierLine> all = all();
        Reason[] each = {waiting(all), setup(all), work(all), start()};
        double sum =
                Stream.of(each).mapToDouble(reason -> Math.max(0, reason.nanos)).sum();
        double least = Math.max(Limits.SMALLEST, WORTH_SAYING * sum);
        this.reasons = Stream.of(each)
                .filter(reason -> reason.nanos >= least)
                .sorted(Comparator.comparingDouble(Reason::nanos).reversed())
                .toList();
        this.lines = all.stream()
                .filter(line -> line.moreNanos() >= least)
                .limit(MOST_LINES)
                .toList();
    }

    /** The reasons as parts of a sentence, the largest first. */
    List<String> words() {
        return reasons.stream().map(Reason::words).toList();
    }

    /** The lines that cost more, that which costs most more first. */
    List<CostlierLine> lines() {
        return lines;
    }

    private List<CostlierLine> all() {
        List<CostlierLine> all = new ArrayList<>();
        many.figures().stream()
                .flatMap(run -> run.lines().keySet().stream())
                .distinct()
                .forEach(place -> all.add(new CostlierLine(
                        place.cause(), place.kind(), place.line(), amount(one, place), amount(many, place))));
        all.sort(Comparator.comparingDouble(CostlierLine::moreNanos)
                .reversed()
                .thenComparing(line -> line.callSite().toString()));
        return all;
    }

    private static Amount amount(Runs runs, Place place) {
        return new Amount(
                runs.median(run -> at(run.lines(), place).nanos()),
                runs.median(run -> at(run.lines(), place).count()));
    }

    private static Amount at(Map<Place, Amount> lines, Place place) {
        return Objects.requireNonNullElse(lines.get(place), Amount.NONE);
    }

    private Reason waiting(List<CostlierLine> all) {
        double more = more(RunFigures::waitNanos);
        CostlierLine most = most(all, LossCause.LOCK, LossCause.WAIT);
        String where = most == null
                ? ""
                : ", most of it at " + most.callSite().inWords() + " (" + most.kind() + ", "
                        + Words.duration(most.candidate().nanos()) + " instead of "
                        + Words.duration(most.baseline().nanos()) + ")";
        return new Reason(more, Words.duration(Math.max(0, more)) + " more waiting" + where);
    }

    private Reason setup(List<CostlierLine> all) {
        double more = more(RunFigures::setupNanos);
        CostlierLine most = most(all, LossCause.SETUP, LossCause.SETUP);
        boolean repeated =
                most != null && most.candidate().count() > most.baseline().count();
        String where = most == null || !repeated
                ? ""
                : ", at " + most.callSite().inWords() + " "
                        + Words.times((long) most.candidate().count()) + " instead of "
                        + Words.times((long) most.baseline().count());
        return new Reason(more, Words.duration(Math.max(0, more)) + " more setup" + where);
    }

    /** Elapsed time that is no recorded wait: work, waiting for a processor, or waiting where no probe sees it. */
    private Reason work(List<CostlierLine> all) {
        double more = more(RunFigures::workNanos);
        double cpu = more(RunFigures::cpuNanos);
        CostlierLine most = most(all, LossCause.MORE_WORK, LossCause.MORE_WORK);
        String where = most == null ? "" : ", most of it at " + most.callSite().inWords();
        String what = cpu < IS_WORK * more
                ? " longer in the same code with " + Words.duration(Math.max(0, cpu))
                        + " more CPU time: it waits for a processor, or where no probe sees it"
                : " more work";
        return new Reason(more, Words.duration(Math.max(0, more)) + what + where);
    }

    private Reason start() {
        double more = more(RunFigures::startNanos);
        return new Reason(more, Words.duration(Math.max(0, more)) + " more time to start JVMs");
    }

    private static @Nullable CostlierLine most(List<CostlierLine> all, LossCause cause, LossCause or) {
        return all.stream()
                .filter(line -> line.cause() == cause || line.cause() == or)
                .filter(line -> line.moreNanos() > 0)
                .findFirst()
                .orElse(null);
    }

    private double more(ToDoubleFunction<RunFigures> figure) {
        return many.median(figure) - one.median(figure);
    }
}
