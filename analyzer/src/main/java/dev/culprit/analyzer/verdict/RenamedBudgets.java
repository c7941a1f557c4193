package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.MergedFunction;
import dev.culprit.profile.MethodInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Budgets whose function was renamed: the same bytecode, in the candidate under another name, keeps its budget. */
public final class RenamedBudgets {

    private RenamedBudgets() {}

    /** {@code budgets} about what their functions are called in the candidate. */
    public static List<Budget> of(List<Budget> budgets, LoadedSet baseline, LoadedSet candidate) {
        return budgets.stream()
                .map(budget -> isGone(budget, candidate)
                        ? renamed(budget, baseline, candidate).orElse(budget)
                        : budget)
                .toList();
    }

    private static boolean isGone(Budget budget, LoadedSet set) {
        boolean ofFunction = !budget.isOfTests()
                && !budget.subject().equals(Budget.HANDLERS)
                && budget.statistic() != Budget.Statistic.SHARE;
        return ofFunction && about(budget, set).findAny().isEmpty();
    }

    private static Stream<MergedFunction> about(Budget budget, LoadedSet set) {
        return set.functions().stream()
                .filter(function -> function.method() != null && budget.isAbout(function.toFunction()));
    }

    /** Only when there is one such function: code as small as a getter's is that of many. */
    private static Optional<Budget> renamed(Budget budget, LoadedSet baseline, LoadedSet candidate) {
        List<Long> bodies = about(budget, baseline).map(RenamedBudgets::body).toList();
        List<MergedFunction> same = candidate.functions().stream()
                .filter(function -> function.method() != null && bodies.contains(body(function)))
                .toList();
        if (bodies.size() != 1 || same.size() != 1) {
            return Optional.empty();
        }
        String name = same.get(0).toFunction().className() + "."
                + same.get(0).toFunction().method();
        return Optional.of(new Budget(budget.text(), name, budget.statistic(), budget.limit()));
    }

    private static long body(MergedFunction function) {
        MethodInfo method = function.method();
        return method == null ? 0 : method.bodyHash();
    }
}
