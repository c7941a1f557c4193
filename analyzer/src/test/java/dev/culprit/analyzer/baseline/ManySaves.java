package dev.culprit.analyzer.baseline;

import java.nio.file.Path;

/** What each of several processes does at once: saves the same profile many times. */
final class ManySaves {

    private ManySaves() {}

    public static void main(String[] args) throws Exception {
        try (BaselineStore store = TestingBaselines.open(args[0])) {
            for (int i = 0; i < Integer.parseInt(args[2]); i++) {
                // All in the same second, so that only the random part of a name tells them apart.
                TestingBaselines.save(store, Path.of(args[1]), "main", TestingBaselines.commit('a'), "cpu", 0);
            }
        }
    }
}
