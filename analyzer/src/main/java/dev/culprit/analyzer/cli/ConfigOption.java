package dev.culprit.analyzer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The settings that a repository has for all its checks. */
final class ConfigOption {

    private static final Path USUAL = Path.of("culprit.yml");

    /** Far above what anybody writes by hand. */
    private static final long LARGEST = 1 << 20;

    @Option(
            names = "--config",
            paramLabel = "F",
            description = "Settings of the repository (default: culprit.yml, if there is one).")
    @Nullable
    Path config;

    /**
     * Where it is, whether there is one or not.
     *
     * @param repository where the usual one is looked for when it is not in the working directory
     */
    Path file(Path repository) {
        return config != null ? config : Files.exists(USUAL) ? USUAL : repository.resolve(USUAL);
    }

    /**
     * What the file says; nothing when there is none.
     *
     * @throws CommandFailure if it cannot be read, with every mistake in it
     */
    GateFile read(Path repository) throws CommandFailure {
        Path file = file(repository);
        if (config == null && !Files.exists(file)) {
            return GateFile.NONE;
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new CommandFailure(file + " is larger than 1 MB, so it is no file of settings");
            }
            return GateFileReader.read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + file + " (" + e + "); check --config");
        }
    }
}
