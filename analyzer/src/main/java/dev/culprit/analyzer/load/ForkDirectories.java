package dev.culprit.analyzer.load;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells a directory that holds several sets from one that is a set: forks of the same name in two directories below it are
 * two forks, and merging them would give one with the JVMs of both. Not thread safe.
 */
final class ForkDirectories {

    private static final int SHOWN = 6;

    private final List<ProfileFiles.Found> files;
    private final Map<List<Object>, Path> directories = new HashMap<>();

    ForkDirectories(List<ProfileFiles.Found> files) {
        this.files = files;
    }

    /**
     * Notes where a profile of {@code fork} lies.
     *
     * @param fork null when the recording did not name it
     * @throws LoadException if another directory of the same origin has a fork of that name
     */
    void add(ProfileFiles.Found found, @Nullable String fork) throws LoadException {
        Path directory = found.file().getParent();
        if (fork == null || found.named() || directory == null) {
            return;
        }
        Path first = directories.putIfAbsent(List.of(found.origin(), fork), directory);
        if (first != null && !first.equals(directory)) {
            throw new LoadException(
                    found.origin() + " holds several profile sets, for more than one has a fork '" + fork
                            + "'; name one of them, or those that belong together separated by commas: "
                            + below(found.origin()));
        }
    }

    private String below(Path origin) {
        List<String> all = files.stream()
                .filter(file -> !file.named() && file.origin().equals(origin))
                .map(file -> String.valueOf(file.file().getParent()))
                .distinct()
                .toList();
        return all.stream().limit(SHOWN).collect(Collectors.joining(", ")) + (all.size() > SHOWN ? ", …" : "");
    }
}
