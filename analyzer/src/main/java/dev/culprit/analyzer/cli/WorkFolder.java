package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.fork.ForkFailure;
import dev.culprit.analyzer.cli.fork.ProfileFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Where measurements go when nobody said: {@code .culprit} below the working directory. */
final class WorkFolder {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private WorkFolder() {}

    /** Makes {@code .culprit/<purpose>-<time>}. */
    static Path create(String purpose) throws ForkFailure {
        Path all = Path.of(".culprit");
        new ProfileFolder(all).create();
        keepOutOfGit(all);
        String name = purpose + "-" + TIME.format(LocalDateTime.now());
        Path folder = all.resolve(name);
        for (int i = 2; Files.exists(folder); i++) {
            folder = all.resolve(name + "-" + i);
        }
        new ProfileFolder(folder).create();
        return folder;
    }

    private static void keepOutOfGit(Path all) {
        try {
            Path ignore = all.resolve(".gitignore");
            if (!Files.exists(ignore)) {
                Files.writeString(ignore, "*\n");
            }
        } catch (IOException e) {
            // Only a convenience: without it, git status lists the measurements.
            return;
        }
    }
}
