package dev.culprit.analyzer.load;

import dev.culprit.analyzer.formats.SampleFiles;
import dev.culprit.analyzer.formats.input.ReadOptions;
import dev.culprit.analyzer.samples.SampleVisitor;
import dev.culprit.profile.ProfileReader;
import dev.culprit.profile.SamplingInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The recording of samples inside a profile.
 *
 * @param file the profile
 * @param info how the samples were taken
 */
record ProfileSamples(Path file, SamplingInfo info) implements SampleSource {

    /** @param info null when no samples were asked for */
    static SampleSource of(Path file, @Nullable SamplingInfo info) {
        return info == null ? NONE : new ProfileSamples(file, info);
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
        return info.events().stream()
                .filter(event -> event.problem() == null)
                .collect(Collectors.toMap(SamplingInfo.Event::name, event -> event.engine() + " " + event.interval()));
    }

    @Override
    public long zeroEpochNanos() {
        return info.zeroEpochNanos();
    }
}
