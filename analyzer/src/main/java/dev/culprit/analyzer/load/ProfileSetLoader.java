package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.profile.Profile;
import dev.culprit.profile.ProfileReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Loads a profile set from files and directories. {@link SetBuilder} says how JVMs make up forks. */
public final class ProfileSetLoader {

    private ProfileSetLoader() {}

    /**
     * Loads all profiles of {@code paths}: files as they are, of directories every {@code *.culprit} file below them. A file
     * below a directory that cannot be read becomes a warning. A directory that holds several sets is refused.
     *
     * @throws LoadException if a path does not exist, a file that is named in {@code paths} cannot be read, or no profile
     *     with probed code remains
     */
    public static LoadedSet load(String label, List<Path> paths, LoadProgress progress) throws LoadException {
        return load(label, paths, null, progress);
    }

    /** The same, and hands each profile to {@code listener}, unless that is null. */
    public static LoadedSet load(
            String label, List<Path> paths, @Nullable ProfileListener listener, LoadProgress progress)
            throws LoadException {
        ProfileFiles files = ProfileFiles.find(paths);
        String names = paths.stream().map(Path::toString).collect(Collectors.joining(", "));
        if (files.profiles().isEmpty()) {
            throw new LoadException(names + nothingThere(files));
        }
        SetBuilder builder = new SetBuilder(probeCosts(files.profiles()));
        ForkDirectories directories = new ForkDirectories(files.profiles());
        @Nullable String firstFailure = null;
        int done = 0;
        for (ProfileFiles.Found found : files.profiles()) {
            String failure = add(builder, listener, directories, found);
            firstFailure = firstFailure == null ? failure : firstFailure;
            progress.read(++done, files.profiles().size());
        }
        if (builder.isEmpty() && builder.leftOut() == 0 && firstFailure != null) {
            throw new LoadException(
                    done == 1 ? firstFailure : firstFailure + " (and none of the other " + (done - 1) + " can)");
        }
        files.markersWithoutProfile().forEach(marker -> builder.warn(StartedMarker.warning(marker)));
        return builder.build(label);
    }

    /** What cannot be read is left out here; reading it for good says why. */
    private static TypicalProbeCosts probeCosts(List<ProfileFiles.Found> files) {
        TypicalProbeCosts costs = new TypicalProbeCosts();
        for (ProfileFiles.Found found : files) {
            try {
                costs.add(ProfileReader.readManifest(found.file()));
            } catch (IOException e) {
                continue;
            }
        }
        return costs;
    }

    /** Adds a file; if that fails, says why, unless the file was asked for by name. */
    private static @Nullable String add(
            SetBuilder builder,
            @Nullable ProfileListener listener,
            ForkDirectories directories,
            ProfileFiles.Found found)
            throws LoadException {
        Profile profile;
        try {
            profile = ProfileReader.read(found.file());
        } catch (IOException e) {
            String failure = found.file() + " cannot be read: " + Reasons.of(e);
            if (found.named()) {
                throw new LoadException(failure);
            }
            builder.warn(failure + "; it is left out.");
            return failure;
        }
        directories.add(found, profile.manifest().fork());
        String origin = found.origin().toString();
        String file = String.valueOf(found.file().getFileName());
        builder.add(origin, file, profile, ProfileSamples.of(found.file(), profile.sampling()));
        if (listener != null) {
            listener.add(origin, file, profile);
        }
        return null;
    }

    private static String nothingThere(ProfileFiles files) {
        if (files.markers().isEmpty()) {
            return " holds no profile (*.culprit); record one with: culprit run -o DIRECTORY -- COMMAND";
        }
        return " holds no profile, although recording began: "
                + StartedMarker.warning(files.markers().get(0));
    }
}
