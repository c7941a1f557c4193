package dev.culprit.agent.sampling;

import dev.culprit.agent.testing.ForkedJvm.Ended;
import dev.culprit.profile.Profile;
import dev.culprit.profile.ProfileReader;
import dev.culprit.profile.SamplingInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** The samples in a profile, read by the JDK's own reader. */
record RecordedSamples(Profile profile, List<RecordedEvent> events) {

    private static final Map<String, Set<String>> TYPES = Map.of(
            "cpu", Set.of("jdk.ExecutionSample", "jdk.CPUTimeSample"),
            "wall", Set.of("profiler.WallClockSample"),
            "alloc",
                    Set.of(
                            "jdk.ObjectAllocationInNewTLAB",
                            "jdk.ObjectAllocationOutsideTLAB",
                            "jdk.ObjectAllocationSample"),
            "lock", Set.of("jdk.JavaMonitorEnter", "jdk.ThreadPark"));

    static RecordedSamples of(Ended ended) {
        return of(ended, ended.profile());
    }

    static RecordedSamples of(Ended ended, Profile profile) {
        String name = ended.files().stream()
                .filter(file -> file.endsWith(".culprit"))
                .findFirst()
                .orElseThrow();
        try {
            byte[] samples = ProfileReader.readSamples(ended.out().resolve(name));
            if (samples == null) {
                return new RecordedSamples(profile, List.of());
            }
            Path file = Files.createTempFile("samples", ".jfr");
            try {
                Files.write(file, samples);
                return new RecordedSamples(profile, RecordingFile.readAllEvents(file));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SamplingInfo info() {
        return profile.sampling();
    }

    /** What async-profiler wrote of itself; the last of equal names counts. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        for (RecordedEvent event : events) {
            if (event.getEventType().getName().equals("jdk.ActiveSetting")) {
                settings.put(event.getString("name"), event.getString("value"));
            }
        }
        return settings;
    }

    List<RecordedEvent> of(String event) {
        return events.stream()
                .filter(each -> TYPES.get(event).contains(each.getEventType().getName()))
                .toList();
    }

    /** Samples of that event that have that method on the stack. */
    List<RecordedEvent> with(String event, String method) {
        return of(event).stream().filter(each -> frames(each).contains(method)).toList();
    }

    /** {@code Class.method} of each Java frame, innermost first. */
    static List<String> frames(RecordedEvent event) {
        List<String> frames = new ArrayList<>();
        if (event.getStackTrace() != null) {
            for (RecordedFrame frame : event.getStackTrace().getFrames()) {
                frames.add(frame.getMethod().getType().getName() + "."
                        + frame.getMethod().getName());
            }
        }
        return frames;
    }

    /** Nanoseconds from the start of the recording to that sample. */
    long at(RecordedEvent event) {
        Instant time = event.getStartTime();
        return time.getEpochSecond() * 1_000_000_000L + time.getNano() - info().zeroEpochNanos();
    }

    static String thread(RecordedEvent event) {
        String field = event.hasField("sampledThread") ? "sampledThread" : "eventThread";
        RecordedThread thread = event.getThread(field);
        return thread == null ? "" : thread.getJavaName() != null ? thread.getJavaName() : thread.getOSName();
    }

    Set<String> threads(String event) {
        Set<String> threads = new TreeSet<>();
        of(event).forEach(each -> threads.add(thread(each)));
        return threads;
    }
}
