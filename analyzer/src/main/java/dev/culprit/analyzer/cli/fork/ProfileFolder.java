package dev.culprit.analyzer.cli.fork;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The directory of a profile set. The agent names each file {@code <fork>-<pid>-<start>.culprit}, and a JVM that still
 * runs (or died without a word) leaves {@code ….started} beside it.
 *
 * @param path where the set is
 */
public record ProfileFolder(Path path) {

    private static final String PROFILE = ".culprit";
    private static final String MARKER = ".started";

    /**
     * Makes the directory.
     *
     * @throws ForkFailure if it cannot be made or not be written to
     */
    public void create() throws ForkFailure {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new ForkFailure("cannot make the directory " + path + " for profiles (" + reason(e)
                    + "); choose a directory that you may write to");
        }
        if (!Files.isWritable(path)) {
            throw new ForkFailure("cannot write to the directory " + path + "; choose one that you may write to");
        }
    }

    /** How many profiles the set holds. */
    public int profiles() {
        return files("*" + PROFILE).size();
    }

    /** How many profiles the fork of that name has written. */
    public int profilesOf(String fork) {
        return filesOf(fork).size();
    }

    /** The profiles that the fork of that name has written. */
    public List<Path> filesOf(String fork) {
        return files(fork + "-*" + PROFILE);
    }

    /** Whether a JVM of that fork loaded the agent and then ended without writing a profile. */
    public boolean diedSilently(String fork) {
        return profilesOf(fork) == 0 && !files(fork + "-*" + MARKER).isEmpty();
    }

    /** The highest number that names a fork of this set, 0 when there is none. */
    public int lastFork() {
        int last = 0;
        for (Path file : files("*{" + PROFILE + "," + MARKER + "}")) {
            String fork = file.getFileName().toString().split("-", 2)[0];
            if (fork.matches("[0-9]{1,6}")) {
                last = Math.max(last, Integer.parseInt(fork));
            }
        }
        return last;
    }

    /** Deletes all that the fork of that name has left. */
    public void discard(String fork) {
        delete(files(fork + "-*"));
    }

    /** Deletes all profiles. */
    void discardAll() {
        delete(files("*" + PROFILE));
    }

    private static void delete(List<Path> files) {
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // A file that cannot be deleted is no reason to lose the rest of the set; the loader names it.
                continue;
            }
        }
    }

    /** Moves all that the fork of that name has left to another directory. */
    public void move(String fork, Path target) {
        for (Path file : files(fork + "-*")) {
            try {
                Files.createDirectories(target);
                Files.move(file, target.resolve(file.getFileName()));
            } catch (IOException e) {
                // It stays where it is, which loses nothing either.
                continue;
            }
        }
    }

    private List<Path> files(String glob) {
        List<Path> files = new ArrayList<>();
        if (!Files.isDirectory(path)) {
            return files;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(path, glob)) {
            found.forEach(files::add);
        } catch (IOException e) {
            // An unreadable directory holds nothing that could be counted; loading it later says why.
            return files;
        }
        return files;
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : e.getClass().getSimpleName() + ": " + message;
    }
}
