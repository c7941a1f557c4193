package dev.culprit.agent.recording;

import dev.culprit.profile.Profile;
import dev.culprit.profile.ProfileWriter;
import dev.culprit.profile.SamplesFile;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * The files of one JVM: {@code NAME.culprit}, and {@code NAME.started} from the start until the final profile is written, so that
 * a JVM that left none, or only a snapshot, can be named. Not thread safe.
 */
final class ProfileFiles {

    /** JVMs in containers that share a volume can have the same pid and start in the same millisecond. */
    private static final int NAMESAKES = 1_000;

    private final File directory;
    private final String base;
    private File profile;
    private File unfinished;
    private File started;

    /**
     * @param fork null for {@code jvm}
     * @param startMillis when the agent started, milliseconds since 1970
     */
    ProfileFiles(File directory, @Nullable String fork, long pid, long startMillis) {
        this.directory = directory;
        this.base = (fork == null ? "jvm" : fork) + '-' + pid + '-' + Long.toString(startMillis, 36);
        name(base);
    }

    private void name(String name) {
        profile = new File(directory, name + ".culprit");
        unfinished = new File(directory, name + ".culprit.tmp");
        started = new File(directory, name + ".started");
    }

    File profile() {
        return profile;
    }

    /**
     * Makes the directory and the marker. Only {@code java.io}: this is before main.
     *
     * @throws IOException naming the directory, if that is not possible
     */
    void begin(StartedMarker marker) throws IOException {
        if (!directory.isDirectory() && !directory.mkdirs() && !directory.isDirectory()) {
            throw new IOException("cannot make the directory " + directory + " for profiles (option out)");
        }
        try {
            takeName();
        } catch (IOException e) {
            throw new IOException("cannot write profiles to " + directory + " (option out): " + e.getMessage(), e);
        }
        try (OutputStream out = new FileOutputStream(started)) {
            out.write(marker.json().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IOException("cannot write profiles to " + directory + " (option out): " + e.getMessage(), e);
        }
    }

    private void takeName() throws IOException {
        for (int namesake = 1; profile.exists() || !started.createNewFile(); namesake++) {
            if (namesake == NAMESAKES) {
                throw new IOException("every name like " + started.getName() + " is taken");
            }
            name(base + '-' + namesake);
        }
    }

    /**
     * Writes {@code content} beside the profile and renames it: a reader sees the old file or the new one, whole.
     *
     * @param samples null for none; where they cannot be read, or are too much for the disk, the profile is written without them and says so
     */
    void write(Profile content, @Nullable SamplesFile samples) throws IOException {
        if (samples == null) {
            replace(content, null);
            return;
        }
        try {
            replace(content, samples);
        } catch (IOException e) {
            replace(content.withNote("Samples are missing: they could not be written (" + e.getMessage() + ")."), null);
        }
    }

    private void replace(Profile content, @Nullable SamplesFile samples) throws IOException {
        try {
            try (OutputStream out = new BufferedOutputStream(new FileOutputStream(unfinished), 1 << 16)) {
                ProfileWriter.write(content, samples, out);
            }
            rename();
        } finally {
            // Only there when something failed; the previous profile stays.
            Files.deleteIfExists(unfinished.toPath());
        }
    }

    /** The final profile is there: takes the marker away. */
    void finish() throws IOException {
        Files.deleteIfExists(started.toPath());
    }

    private void rename() throws IOException {
        try {
            Files.move(unfinished.toPath(), profile.toPath(), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished.toPath(), profile.toPath(), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
