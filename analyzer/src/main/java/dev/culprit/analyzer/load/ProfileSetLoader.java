package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.profile.Profile;
import dev.culprit.profile.ProfileReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
        return loadParts(label, List.of(Part.of(paths)), listener, progress);
    }

    /**
     * Loads what parts of one run have left, each with some of its tests: the forks of a name of all parts are one fork.
     *
     * @param shards the paths of each part
     * @throws LoadException as {@link #load}, and if a part ran code and no tests: nothing would tell which part of the other side it is to be
     *     compared with
     */
    public static LoadedSet loadShards(
            String label, List<List<Path>> shards, @Nullable ProfileListener listener, LoadProgress progress)
            throws LoadException {
        List<Part> parts = new ArrayList<>();
        for (List<Path> paths : shards) {
            parts.add(Part.ofShard(paths));
        }
        return loadParts(label, parts, listener, progress);
    }

    /**
     * What is loaded together.
     *
     * @param directories what was met in its directories
     * @param joined whether its forks are those of other parts
     * @param tests whether it ran any, of which a joined one is known
     */
    private record Part(ProfileFiles files, ForkDirectories directories, boolean joined, PartTests tests) {

        static Part of(List<Path> paths) throws LoadException {
            return of(paths, false);
        }

        static Part ofShard(List<Path> paths) throws LoadException {
            return of(paths, true);
        }

        private static Part of(List<Path> paths, boolean joined) throws LoadException {
            ProfileFiles files = ProfileFiles.find(paths);
            String names = paths.stream().map(Path::toString).collect(Collectors.joining(", "));
            if (files.profiles().isEmpty()) {
                throw new LoadException(names + nothingThere(files));
            }
            return new Part(files, new ForkDirectories(files.profiles()), joined, new PartTests(names));
        }

        /** What tells its forks from others of the same name. */
        String origin(ProfileFiles.Found found) {
            return joined
                    ? Long.toString(files.profiles().stream()
                            .map(ProfileFiles.Found::origin)
                            .distinct()
                            .takeWhile(other -> !other.equals(found.origin()))
                            .count())
                    : found.origin().toString();
        }
    }

    private static LoadedSet loadParts(
            String label, List<Part> parts, @Nullable ProfileListener listener, LoadProgress progress)
            throws LoadException {
        List<ProfileFiles.Found> all =
                parts.stream().flatMap(part -> part.files().profiles().stream()).toList();
        SetBuilder builder = new SetBuilder(probeCosts(all));
        @Nullable String firstFailure = null;
        int done = 0;
        for (Part part : parts) {
            for (ProfileFiles.Found found : part.files().profiles()) {
                String failure = add(builder, listener, part, found);
                firstFailure = firstFailure == null ? failure : firstFailure;
                progress.read(++done, all.size());
            }
        }
        if (builder.isEmpty() && builder.leftOut() == 0 && firstFailure != null) {
            throw new LoadException(
                    done == 1 ? firstFailure : firstFailure + " (and none of the other " + (done - 1) + " can)");
        }
        for (Part part : parts) {
            if (part.joined()) {
                part.tests().require();
            }
            part.files().markersWithoutProfile().forEach(marker -> builder.warn(StartedMarker.warning(marker)));
        }
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
            SetBuilder builder, @Nullable ProfileListener listener, Part part, ProfileFiles.Found found)
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
        part.directories().add(found, profile.manifest().fork());
        part.tests().add(profile);
        String origin = part.origin(found);
        String file = String.valueOf(found.file().getFileName());
        builder.add(origin, file, profile, ProfileSamples.of(found.file(), profile));
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
