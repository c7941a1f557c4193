package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.fork.Plan;
import dev.culprit.analyzer.cli.fork.ShellWords;
import java.util.List;

/** What one round of forks is called, and what can be done with those that an early end has left. */
enum MeasuredRounds {
    /** Of a baseline and a candidate. */
    PAIRS("pair", " of forks") {
        @Override
        String use(Plan plan) {
            return "; compare with: "
                    + ShellWords.join(List.of(
                            "culprit",
                            "diff",
                            plan.baseline().path().toString(),
                            plan.candidate().path().toString()));
        }
    },
    /** Of all settings. */
    ROUNDS("round", "") {
        @Override
        String use(Plan plan) {
            return " in " + plan.out();
        }
    };

    private final String noun;
    private final String of;

    MeasuredRounds(String noun, String of) {
        this.noun = noun;
        this.of = of;
    }

    abstract String use(Plan plan);

    String one() {
        return "a " + noun + of;
    }

    /** Such as {@code 2 of 5 pairs of forks}. */
    String someOf(int finished, int all) {
        return finished + " of " + Counts.of(all, noun) + of;
    }

    /** What is left of the {@code finished} ones, in a sentence without a full stop. */
    String kept(int finished, Plan plan) {
        return Counts.of(finished, "finished " + noun) + of + " kept" + use(plan);
    }
}
