package dev.culprit.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.options.SampledEvent;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JfrSamplerTest {

    @TempDir
    private Path directory;

    @Test
    void oneThatIsAbandonedLeavesNoFile() throws Exception {
        JfrSampler sampler = new JfrSampler(true, false);
        sampler.start(List.of(new SampledEvent("cpu", 5_000_000)), List.of(directory.toFile()));
        assertThat(directory).isNotEmptyDirectory();

        sampler.abandon();

        assertThat(directory).isEmptyDirectory();
    }
}
