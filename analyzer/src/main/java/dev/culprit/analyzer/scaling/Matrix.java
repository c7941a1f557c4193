package dev.culprit.analyzer.scaling;

import java.util.List;

/**
 * What was measured.
 *
 * @param name what is set, such as {@code workers}
 * @param settings in the order in which they were typed; all have the same rounds
 */
public record Matrix(String name, List<Setting> settings) {

    public Matrix {
        settings = List.copyOf(settings);
        if (settings.size() < 2) {
            throw new IllegalArgumentException("there must be at least 2 settings: " + settings.size());
        }
        List<Integer> rounds = rounds(settings.get(0));
        for (Setting setting : settings) {
            if (!rounds(setting).equals(rounds)) {
                throw new IllegalArgumentException("'" + setting.value() + "' has other rounds than the first setting");
            }
        }
    }

    private static List<Integer> rounds(Setting setting) {
        return setting.runs().stream().map(Run::round).toList();
    }

    Setting first() {
        return settings.get(0);
    }

    public int rounds() {
        return first().runs().size();
    }
}
