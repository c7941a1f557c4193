package dev.culprit.analyzer.telemetry;

import dev.culprit.analyzer.model.HandlerFinding;
import dev.culprit.analyzer.model.HandlerSummary.HandlerCost;
import dev.culprit.analyzer.model.MergedTelemetry;
import dev.culprit.analyzer.model.WaitSummary;
import dev.culprit.profile.HandlerKind;
import dev.culprit.profile.MethodKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with a handler. */
final class HandlerFindings {

    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

    private HandlerFindings() {}

    /**
     * The findings, the most serious first.
     *
     * @param cost null when nothing was measured
     * @param leaked registrations that outlive their test
     * @param duplicates registrations that are one too many
     * @param exceptions that left it
     * @param registers whether it registers others
     * @param nests whether other handlers are called below it
     */
    static List<HandlerFinding> of(
            MergedTelemetry.Handler handler,
            @Nullable HandlerCost cost,
            double leaked,
            double duplicates,
            double exceptions,
            boolean registers,
            boolean nests) {
        List<HandlerFinding> found = new ArrayList<>();
        addIf(cost != null && blocks(cost, false), HandlerFinding.BLOCKING, found);
        addIf(cost != null && blocks(cost, true), HandlerFinding.LOCKED, found);
        addIf(leaked > 0, HandlerFinding.LEAKED, found);
        addIf(duplicates > 0, HandlerFinding.DUPLICATE, found);
        addIf(
                cost != null && cost.emittingNanos() > 0 && cost.ownShare() >= Limits.COSTLY_SHARE,
                HandlerFinding.COSTLY,
                found);
        addIf(exceptions > 0, HandlerFinding.THROWS, found);
        addIf(registers, HandlerFinding.REGISTERS_OTHERS, found);
        addIf(nests && !isOfTheLibrary(handler), HandlerFinding.NESTED, found);
        addIf(handler.kind() != HandlerKind.NAMED && !isOfTheLibrary(handler), HandlerFinding.NAMELESS, found);
        return List.copyOf(found);
    }

    private static void addIf(boolean is, HandlerFinding finding, List<HandlerFinding> found) {
        if (is) {
            found.add(finding);
        }
    }

    private static boolean blocks(HandlerCost cost, boolean forLocks) {
        double nanos = forLocks ? cost.lockNanos() : cost.waitNanos() - cost.lockNanos();
        return nanos > 0
                && nanos >= Limits.WAIT_SHARE * cost.emittingNanos()
                && nanos >= Limits.SHORTEST_WAIT_NANOS * waits(cost, forLocks);
    }

    private static double waits(HandlerCost cost, boolean forLocks) {
        return cost.waits().stream()
                .filter(wait -> (wait.kind() == MethodKind.LOCK) == forLocks)
                .mapToDouble(WaitSummary::count)
                .sum();
    }

    /** What a library brings with it, such as a composite of handlers, is nothing that its user could mend. */
    private static boolean isOfTheLibrary(MergedTelemetry.Handler handler) {
        return JDK.stream().anyMatch(handler.className()::startsWith)
                || organisation(handler.type()).equals(organisation(handler.className()));
    }

    /** The first two words of a package, which say whose it is. */
    private static String organisation(String className) {
        int first = className.indexOf('.');
        int second = className.indexOf('.', first + 1);
        return first < 0 || second < 0 ? "" + className : className.substring(0, second);
    }
}
