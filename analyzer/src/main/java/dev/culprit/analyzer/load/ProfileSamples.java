package dev.culprit.analyzer.load;

import dev.culprit.analyzer.formats.SampleFiles;
import dev.culprit.analyzer.formats.input.ReadOptions;
import dev.culprit.analyzer.samples.SampleVisitor;
import dev.culprit.profile.Profile;
import dev.culprit.profile.ProfileReader;
import dev.culprit.profile.SamplingInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The recording of samples inside a profile.
 *
 * @param file the profile
 * @param info how the samples were taken
 * @param elapsedNanos how long the profile is
 */
record ProfileSamples(Path file, SamplingInfo info, long elapsedNanos) implements SampleSource {

    /** A sampler that ended before has not looked at all of it. */
    private static final double NEARLY_ALL = 0.9;

    /** Of {@code profile}; none when none were asked for. */
    static SampleSource of(Path file, Profile profile) {
        SamplingInfo info = profile.sampling();
        return info == null
                ? NONE
                : new ProfileSamples(file, info, profile.manifest().process().elapsedNanos());
    }

    @Override
    public List<String> read(SampleVisitor visitor) throws IOException {
        byte[] recording = ProfileReader.readSamples(file);
        return recording == null || recording.length == 0
                ? List.of()
                : SampleFiles.read(file + ", samples.jfr", ByteBuffer.wrap(recording), visitor, ReadOptions.PLAIN)
                        .missing();
    }

    @Override
    public Map<String, String> lookedFor() {
        if (info.sampler().isEmpty() || info.endNanos() < NEARLY_ALL * elapsedNanos) {
            return Map.of();
        }
        return info.events().stream()
                .filter(event -> event.problem() == null)
                .collect(Collectors.toMap(SamplingInfo.Event::name, event -> event.engine() + " " + event.interval()));
    }

    @Override
    public long zeroEpochNanos() {
        return info.zeroEpochNanos();
    }
}
