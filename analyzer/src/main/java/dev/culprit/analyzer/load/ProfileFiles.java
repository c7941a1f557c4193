package dev.culprit.analyzer.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The files that paths stand for.
 *
 * @param profiles profile files, in the order of the paths, below a directory by name
 * @param markers files that JVMs leave when they begin to record and delete when they have written their profile
 */
public record ProfileFiles(List<Found> profiles, List<Path> markers) {

    private static final String PROFILE = ".culprit";
    private static final String MARKER = ".started";

    /**
     * One profile file.
     *
     * @param origin directory that was searched, or that holds the file when it was named itself
     * @param named whether a path names this very file
     */
    public record Found(Path file, Path origin, boolean named) {}

    /**
     * Finds them; a file that several paths lead to is taken once.
     *
     * @throws LoadException if a path does not exist, or a directory cannot be searched
     */
    public static ProfileFiles find(List<Path> paths) throws LoadException {
        List<Found> profiles = new ArrayList<>();
        List<Path> markers = new ArrayList<>();
        Set<Path> seen = new LinkedHashSet<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                for (Path file : InputFiles.below(path, ProfileFiles::isOurs)) {
                    if (!seen.add(InputFiles.identity(file))) {
                        continue;
                    }
                    if (file.toString().endsWith(PROFILE)) {
                        profiles.add(new Found(file, path, false));
                    } else {
                        markers.add(file);
                    }
                }
            } else if (!Files.exists(path)) {
                throw new LoadException(
                        path + " does not exist; check the path, or record it with 'culprit run -o SET -- COMMAND'");
            } else if (seen.add(InputFiles.identity(path))) {
                Path directory = path.toAbsolutePath().getParent();
                profiles.add(new Found(path, directory == null ? path : directory, true));
            }
        }
        return new ProfileFiles(profiles, markers);
    }

    private static boolean isOurs(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(PROFILE) && name.length() > PROFILE.length() || name.endsWith(MARKER);
    }

    /** Markers of JVMs that left no profile at all. */
    List<Path> markersWithoutProfile() {
        return markers.stream()
                .filter(marker -> !Files.exists(marker.resolveSibling(baseName(marker) + PROFILE)))
                .toList();
    }

    static String baseName(Path marker) {
        String name = String.valueOf(marker.getFileName());
        return name.substring(0, name.length() - MARKER.length());
    }
}
