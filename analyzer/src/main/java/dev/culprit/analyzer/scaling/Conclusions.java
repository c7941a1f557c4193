package dev.culprit.analyzer.scaling;

import dev.culprit.analyzer.scaling.Standing.Outcome;
import java.util.ArrayList;
import java.util.List;

/** What the comparison of settings says, in plain sentences. */
final class Conclusions {

    private Conclusions() {}

    static List<String> of(String name, List<SettingResult> settings, int best, boolean decided) {
        List<String> sentences = new ArrayList<>();
        String winner = name + "=" + settings.get(best).value();
        if (decided) {
            sentences.add(winner + " is the fastest.");
        } else {
            List<String> open = settings.stream()
                    .filter(setting -> setting.againstBest() != null
                            && setting.againstBest().outcome() != Outcome.SLOWER)
                    .map(SettingResult::value)
                    .toList();
            sentences.add(
                    "Not decidable: " + winner + " has the smallest wall time, but these rounds do not tell it from "
                            + String.join(", ", open) + "; more rounds (--forks) may.");
        }
        for (SettingResult setting : settings) {
            setting.findings().forEach(finding -> sentences.add(finding.explanation()));
            Loss loss = setting.loss();
            Obstacle main = loss == null || loss.nanos() <= 0 ? null : loss.main();
            if (main != null) {
                String label = name + "=" + setting.value();
                sentences.add((Double.isNaN(setting.efficiency())
                                ? "What makes " + label + " take longer: "
                                : "What keeps " + label + " from scaling: ")
                        + main.explanation());
            }
        }
        return sentences;
    }
}
