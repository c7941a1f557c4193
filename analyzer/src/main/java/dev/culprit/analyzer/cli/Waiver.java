package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.Function;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that is accepted for a while.
 *
 * @param function {@code Class.method} of a culprit, or a name that ends so; null when it is about a budget
 * @param budget a budget as it is written; null when it is about a culprit
 * @param reason why it is accepted
 * @param expires the last day of it
 */
record Waiver(@Nullable String function, @Nullable String budget, String reason, LocalDate expires) {

    boolean isOver(LocalDate today) {
        return today.isAfter(expires);
    }

    boolean isAbout(Culprit culprit) {
        return isOf(culprit.function()) || culprit.callee() != null && isOf(culprit.callee());
    }

    private boolean isOf(Function other) {
        return isAbout(other.className() + "." + other.method());
    }

    /** Whether it is about the function or benchmark that is called so, class and method. */
    boolean isAbout(String name) {
        return function != null && new Budget(function, function, Budget.Statistic.MEAN, 0).isAbout(name);
    }

    boolean isAbout(Budget.Checked checked) {
        return budget != null && compact(budget).equals(compact(checked.budget().text()));
    }

    private static String compact(String text) {
        return text.replace(" ", "");
    }

    /** What it is about. */
    String subject() {
        return function != null ? function : "the budget " + budget;
    }

    /** Why and how long. */
    String inWords() {
        return "waived until " + expires + ": " + reason;
    }
}
