package dev.culprit.analyzer.stats;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tests functions that are all material. */
final class FamilyTest {

    private final List<FunctionCosts> functions;
    private final Covariates covariates;
    private final boolean interleaved;
    private final boolean single;
    private final Set<Limitation> limitations = EnumSet.noneOf(Limitation.class);

    FamilyTest(Observations family) {
        this.functions = family.functions();
        this.covariates = Covariates.of(functions);
        this.interleaved = family.interleaved();
        this.single = Math.max(family.baselineForks(), family.candidateForks()) == 1;
        if (Math.min(family.baselineForks(), family.candidateForks()) == 1) {
            limitations.add(Limitation.SINGLE_FORK);
        }
        if (!interleaved) {
            limitations.add(Limitation.NOT_INTERLEAVED);
        }
    }

    TestResult run() {
        // One fork a side is one pair, whenever it was taken: both designs would look at the same difference.
        Measured measured =
                interleaved || single ? PairedDesign.measure(functions, true) : UnpairedDesign.measure(functions);
        Moderated moderated = moderate(measured);
        if (interleaved && isSplit(moderated)) {
            limitations.add(Limitation.COMMON_MODE_SPLIT);
            moderated = moderate(PairedDesign.measure(functions, false));
        }
        return result(moderated);
    }

    /** The measurements with their variances shrunk. */
    private record Moderated(Measured measured, List<Arm> arms, double priorForks) {}

    private Moderated moderate(Measured measured) {
        List<Measurement> own = measured.functions();
        Prior prior = new PriorFit(own, covariates).fit();
        List<Arm> arms = IntStream.range(0, own.size())
                .mapToObj(i -> Prior.moderate(prior, own.get(i), i))
                .toList();
        return new Moderated(measured, arms, prior == null ? 0 : prior.degreesOfFreedom());
    }

    /** Whether so many reference functions moved against their own median that the median must be wrong. */
    private boolean isSplit(Moderated moderated) {
        int[] references = IntStream.range(0, functions.size())
                .filter(i -> functions.get(i).reference())
                .toArray();
        long moved = IntStream.of(references)
                .mapToObj(moderated.arms::get)
                .filter(FamilyTest::isMoved)
                .count();
        return !Double.isNaN(moderated.measured.shift().log()) && moved > Tuning.SPLIT_PART * references.length;
    }

    private static boolean isMoved(Arm arm) {
        boolean large = Math.abs(arm.log()) >= Tuning.SPLIT_SIZE;
        return large && 2 * Math.min(arm.pSlower(), arm.pFaster()) <= Tuning.SPLIT_LEVEL;
    }

    private TestResult result(Moderated moderated) {
        GlobalShift shift = moderated.measured.shift();
        if (Double.isNaN(shift.log()) && !limitations.contains(Limitation.COMMON_MODE_SPLIT)) {
            limitations.add(Limitation.TOO_FEW_REFERENCE_FUNCTIONS);
        }
        if (moderated.priorForks == 0) {
            limitations.add(Limitation.TOO_FEW_FUNCTIONS);
        }
        double bias = single ? 0 : bias(moderated.arms);
        List<JoinedArms> arms = IntStream.range(0, functions.size())
                .mapToObj(i -> join(i, moderated, functions.get(i).changed() ? 0 : bias))
                .toList();
        return new TestResult(
                estimates(arms, moderated.measured.functions()),
                shift,
                new NoiseModel(moderated.priorForks, bias),
                limitations);
    }

    private double bias(List<Arm> arms) {
        return BuildBias.variance(IntStream.range(0, functions.size())
                .filter(i -> !functions.get(i).changed())
                .mapToObj(arms::get)
                .toList());
    }

    private JoinedArms join(int function, Moderated moderated, double bias) {
        double probes = Math.pow(functions.get(function).probeError(), 2);
        Arm arm = moderated.arms.get(function).widened(bias + probes);
        @Nullable
        Arm welch =
                interleaved ? WelchArm.of(functions.get(function), bias + probes, moderated.measured.shift()) : null;
        return new JoinedArms(
                arm, welch, moderated.measured.functions().get(function).guard());
    }

    private List<Estimate> estimates(List<JoinedArms> arms, List<Measurement> own) {
        boolean[] changed = new boolean[functions.size()];
        IntStream.range(0, changed.length)
                .forEach(i -> changed[i] = functions.get(i).changed());
        double[] slower = FalseDiscoveryRate.adjust(
                arms.stream().mapToDouble(JoinedArms::pSlower).toArray(), changed);
        double[] faster = FalseDiscoveryRate.adjust(
                arms.stream().mapToDouble(JoinedArms::pFaster).toArray(), changed);
        return IntStream.range(0, arms.size())
                .mapToObj(i -> new Estimate(
                        arms.get(i).moderated(),
                        arms.get(i).welch(),
                        own.get(i).forks(),
                        own.get(i).enough(),
                        arms.get(i).slower(slower[i]),
                        arms.get(i).faster(faster[i])))
                .toList();
    }
}
