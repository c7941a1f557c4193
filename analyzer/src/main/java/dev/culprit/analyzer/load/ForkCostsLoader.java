package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.ForkCosts;
import dev.culprit.profile.ProfileReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Loads what forks cost from their profiles. What a probe costs is taken from all of them together. */
public final class ForkCostsLoader {

    private final TypicalProbeCosts probeCosts = new TypicalProbeCosts();

    /** @param profiles of all forks that are to be loaded */
    public ForkCostsLoader(List<Path> profiles) {
        for (Path file : profiles) {
            try {
                probeCosts.add(ProfileReader.readManifest(file));
            } catch (IOException e) {
                // Loading it says why.
                continue;
            }
        }
    }

    /**
     * Loads the costs of a fork. A file that cannot be read becomes a warning, and what it would have told is unknown.
     *
     * @param profiles of all JVMs of the fork
     * @param startEpochMillis when the command was started
     */
    public ForkCosts load(List<Path> profiles, long startEpochMillis) {
        ForkCostsBuilder builder = new ForkCostsBuilder(startEpochMillis, probeCosts);
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
