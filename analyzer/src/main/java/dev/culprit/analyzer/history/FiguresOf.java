package dev.culprit.analyzer.history;

import dev.culprit.analyzer.model.DiffTree.Frame.Kind;
import dev.culprit.analyzer.model.GeneratedNames;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.MemoryUse;
import dev.culprit.analyzer.model.MergedFunction;
import dev.culprit.analyzer.model.MergedTest;
import dev.culprit.analyzer.model.MergedTree;
import dev.culprit.analyzer.stats.CallCost;
import dev.culprit.profile.JvmActivity;
import dev.culprit.profile.MethodInfo;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the figures of one set. */
final class FiguresOf {

    private final LoadedSet set;
    private final int forks;
    private final Figures.Builder figures = new Figures.Builder();

    private FiguresOf(LoadedSet set) {
        this.set = set;
        this.forks = set.forks().size();
    }

    static Figures set(LoadedSet set) {
        FiguresOf reader = new FiguresOf(set);
        double[] total = reader.addRun();
        reader.addFunctions(total);
        set.tests().tests().forEach(reader::addTest);
        return reader.figures.build();
    }

    private double[] addRun() {
        MergedTree tree = set.tree();
        double[] total = new double[forks];
        for (int fork = 0; fork < forks; fork++) {
            total[fork] = Arrays.stream(tree.selfNanos()[fork]).sum();
        }
        figures.add(Subject.RUN, Metric.TOTAL_TIME, total);
        double[] @Nullable [] bytes = tree.metering().allocatedBytes();
        if (bytes != null) {
            double[] all = Arrays.stream(bytes)
                    .mapToDouble(fork -> Arrays.stream(fork)
                            .filter(amount -> !Double.isNaN(amount))
                            .sum())
                    .toArray();
            figures.add(Subject.RUN, Metric.TOTAL_ALLOCATION, all);
        }
        addMemory(Metric.PEAK_HEAP, JvmActivity.HEAP_PEAK_BYTES);
        addMemory(Metric.PEAK_MEMORY, JvmActivity.RSS_PEAK_BYTES);
        return total;
    }

    private void addMemory(Metric metric, String fact) {
        double[] peaks = MemoryUse.ofForks(set.forks(), fact);
        if (Arrays.stream(peaks).anyMatch(peak -> !Double.isNaN(peak))) {
            figures.add(Subject.RUN, metric, peaks);
        }
    }

    private void addFunctions(double[] total) {
        int size = set.functions().size();
        double[][] calls = new double[size][forks];
        double[][] self = new double[size][forks];
        double[] @Nullable [] bytes = sums(set.tree().metering().allocatedBytes(), size);
        MergedTree tree = set.tree();
        for (int fork = 0; fork < forks; fork++) {
            for (int row = 1; row < tree.size(); row++) {
                calls[tree.function()[row]][fork] += tree.calls()[fork][row];
                self[tree.function()[row]][fork] += tree.selfNanos()[fork][row];
            }
        }
        double all = Arrays.stream(total).sum();
        for (int i = 0; i < size; i++) {
            MergedFunction function = set.functions().get(i);
            MethodInfo method = function.method();
            if (function.kind() == Kind.METHOD
                    && method != null
                    && Arrays.stream(calls[i]).sum() > 0) {
                Subject subject = subject(method);
                figures.addFunction(
                        subject,
                        method.bodyHash(),
                        all > 0 ? Arrays.stream(self[i]).sum() / all : 0);
                figures.add(subject, Metric.TIME_PER_CALL, costs(function));
                figures.add(subject, Metric.CALLS, calls[i]);
                if (bytes != null) {
                    figures.add(subject, Metric.BYTES_PER_CALL, quotients(bytes[i], calls[i]));
                }
            }
        }
    }

    private static Subject subject(MethodInfo method) {
        String className = GeneratedNames.canonical(method.className());
        String name = GeneratedNames.canonicalMethod(method.name());
        String simple = className.substring(className.lastIndexOf('.') + 1);
        return new Subject(Subject.Kind.FUNCTION, className, name, method.descriptor(), simple + "." + name);
    }

    private double[] costs(MergedFunction function) {
        double[] costs = new double[forks];
        for (int fork = 0; fork < forks; fork++) {
            double nanos = CallCost.of(
                            function.self().get(fork), function.overhead().get(fork))
                    .nanos();
            // Less than the clock can tell is no cost of which there are ratios.
            costs[fork] = nanos > 0 ? nanos : Double.NaN;
        }
        return costs;
    }

    /** [function][fork], NaN of a function of which some calls are not known; null when nothing was metered. */
    private double[] @Nullable [] sums(double[] @Nullable [] columns, int size) {
        if (columns == null) {
            return null;
        }
        double[][] sums = new double[size][forks];
        for (int fork = 0; fork < forks; fork++) {
            for (int row = 1; row < set.tree().size(); row++) {
                sums[set.tree().function()[row]][fork] += columns[fork][row];
            }
        }
        return sums;
    }

    private static double[] quotients(double[] amounts, double[] counts) {
        double[] quotients = new double[amounts.length];
        Arrays.setAll(quotients, i -> counts[i] > 0 ? amounts[i] / counts[i] : Double.NaN);
        return quotients;
    }

    private void addTest(MergedTest test) {
        double[] walls = new double[forks];
        Arrays.setAll(walls, fork -> {
            MergedTest.Run run = test.runs().get(fork);
            return run != null && run.ran() ? run.wallNanos() : Double.NaN;
        });
        if (test.ran()) {
            String simple = test.className().substring(test.className().lastIndexOf('.') + 1);
            String name = test.method().isEmpty() ? test.displayName() : simple + "." + test.displayName();
            figures.add(
                    new Subject(Subject.Kind.TEST, test.className(), test.method(), test.id(), name),
                    Metric.TEST_TIME,
                    walls);
        }
    }
}
