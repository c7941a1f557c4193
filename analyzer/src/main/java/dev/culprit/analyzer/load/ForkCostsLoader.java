package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.ForkCosts;
import dev.culprit.profile.ProfileReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Loads what one fork cost from its profiles. */
public final class ForkCostsLoader {

    private ForkCostsLoader() {}

    /**
     * Loads the costs of a fork. A file that cannot be read becomes a warning, and what it would have told is unknown.
     *
     * @param profiles of all JVMs of the fork
     * @param startEpochMillis when the command was started
     */
    public static ForkCosts load(List<Path> profiles, long startEpochMillis) {
        ForkCostsBuilder builder = new ForkCostsBuilder(startEpochMillis);
        for (Path file : profiles.stream().sorted().toList()) {
            try {
                builder.add(String.valueOf(file.getFileName()), ProfileReader.read(file));
            } catch (IOException e) {
                builder.missing(file + " cannot be read: " + Reasons.of(e) + "; it is left out.");
            }
        }
        return builder.build();
    }
}
