package dev.culprit.analyzer.load;

import dev.culprit.analyzer.findings.RunFigures;
import dev.culprit.profile.Profile;
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
     * Loads what a fork cost. A file that cannot be read becomes a warning, and what it would have told is unknown.
     *
     * @param profiles of all JVMs of the fork
     * @param startEpochMillis when the command was started
     */
    public RunRecord load(List<Path> profiles, long startEpochMillis) {
        ForkCostsBuilder builder = new ForkCostsBuilder(startEpochMillis, probeCosts);
        FindingsBuilder lines = new FindingsBuilder();
        boolean missing = false;
        for (Path file : profiles.stream().sorted().toList()) {
            try {
                String name = String.valueOf(file.getFileName());
                Profile profile = ProfileReader.read(file);
                builder.add(name, profile);
                lines.add("", name, profile);
            } catch (IOException e) {
                missing = true;
                builder.missing(file + " cannot be read: " + Reasons.of(e) + "; it is left out.");
            }
        }
        RunFigures figures = missing ? null : lines.figures();
        return new RunRecord(builder.build(), figures);
    }
}
