package dev.culprit.agent.recording;

import dev.culprit.agent.environment.ProcessFacts;
import dev.culprit.agent.log.AgentLog;
import dev.culprit.agent.options.AgentOptions;
import dev.culprit.agent.runtime.Recorder;
import dev.culprit.agent.sampling.Samples;
import dev.culprit.agent.sampling.Sampling;
import dev.culprit.profile.Profile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the profile of this JVM: now and then while it runs, and once when it ends. Thread safe: one write at a time, none after
 * the last.
 */
public final class ProfileRecording {

    private final ProfileFiles files;
    private final ProfileAssembler assembler;
    private final @Nullable Sampling sampling;
    private final AgentLog log;
    private boolean finished;

    private ProfileRecording(
            ProfileFiles files, ProfileAssembler assembler, @Nullable Sampling sampling, AgentLog log) {
        this.files = files;
        this.assembler = assembler;
        this.sampling = sampling;
        this.log = log;
    }

    /**
     * Makes sure that profiles can be written, and arranges that they are.
     *
     * @param sampling null for no samples
     * @param startMillis when the agent started, milliseconds since 1970
     * @throws IOException naming the directory, if it cannot be written to
     */
    public static void begin(
            AgentOptions options,
            ProfileAssembler assembler,
            @Nullable Sampling sampling,
            AgentLog log,
            long startMillis,
            String command)
            throws IOException {
        long pid = ProcessFacts.pid();
        ProfileFiles files = new ProfileFiles(options.out(), options.fork(), pid, startMillis);
        files.begin(new StartedMarker(pid, startMillis, options.fork(), command));
        ProfileRecording recording = new ProfileRecording(files, assembler, sampling, log);
        Runtime.getRuntime().addShutdownHook(new FinalWriteThread(recording));
        if (options.snapshotMillis() > 0) {
            new SnapshotThread(recording, options.snapshotMillis()).start();
        }
    }

    /** Writes a snapshot; false when there is nothing more to write. */
    synchronized boolean snapshot() {
        if (!finished) {
            write(false);
        }
        return !finished;
    }

    /** Writes the final profile. */
    synchronized void finish() {
        if (finished) {
            return;
        }
        finished = true;
        write(true);
        log.flush();
    }

    private void write(boolean complete) {
        try {
            // First, and before the end stops: what follows is work of our own.
            Parts parts = new Parts();
            Samples samples = sampling == null ? null : parts.get("samples", null, () -> sampling.take(complete));
            Profile profile = assembler.assemble(complete, samples, parts);
            if (complete) {
                // Not before: the cost of a probe can only be measured while probes record.
                Recorder.stop();
            }
            files.write(profile, samples == null ? null : samples.content());
            if (complete) {
                files.finish();
            }
        } catch (IOException | RuntimeException | Error e) {
            log.once("write", "the profile " + files.profile() + " could not be written: " + e);
        }
    }

    private static final class FinalWriteThread extends Thread {

        private final ProfileRecording recording;

        FinalWriteThread(ProfileRecording recording) {
            super("culprit-final-write");
            this.recording = recording;
        }

        @Override
        public void run() {
            recording.finish();
        }
    }
}
