package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.model.Budget;
import java.util.List;

/** Judges a candidate of one kind. */
interface CandidateGate {

    /**
     * A result.
     *
     * @param result what is reported
     * @param withoutBaseline whether the store had none that times can be compared with
     */
    record Judged(GateResult result, boolean withoutBaseline) {}

    /** @throws CommandFailure if the store cannot be read, or the candidate not be judged */
    Judged judge(BaselineSearch search) throws CommandFailure;

    /** What the candidate breaks of {@code budgets}, one sentence each; nothing where it cannot tell, as without exact calls. */
    default List<String> broken(List<Budget> budgets) {
        return List.of();
    }
}
