package dev.culprit.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.agent.options.SampledEvent;
import dev.culprit.agent.options.SamplerChoice;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AsyncProfilerSamplerTest {

    @TempDir
    private Path directory;

    @Test
    void oneWhoseFileCannotBeOpenedIsStopped() {
        List<String> executed = new ArrayList<>();
        SamplerCommands writesNoFile = command -> {
            executed.add(command);
            return "";
        };

        assertThatThrownBy(() -> start(writesNoFile)).isInstanceOf(FileNotFoundException.class);

        assertThat(executed.get(executed.size() - 2)).startsWith("start,");
        assertThat(executed.get(executed.size() - 1)).startsWith("stop,");
    }

    @Test
    void theReasonIsTheFileAlsoWhenItCannotBeStopped() {
        SamplerCommands doesNotStop = command -> {
            if (command.startsWith("stop")) {
                throw new IllegalStateException("Profiler is not active");
            }
            return "";
        };

        assertThatThrownBy(() -> start(doesNotStop))
                .isInstanceOf(FileNotFoundException.class)
                .hasSuppressedException(new IllegalStateException("Profiler is not active"));
    }

    private void start(SamplerCommands commands) throws IOException, SamplerException {
        Instrumentation none = (Instrumentation) Proxy.newProxyInstance(
                AsyncProfilerSamplerTest.class.getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (proxy, method, arguments) -> null);
        new AsyncProfilerSampler(SamplerChoice.CTIMER, none)
                .start(commands, List.of(new SampledEvent("cpu", 5)), List.of(directory.toFile()));
    }
}
