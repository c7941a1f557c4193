package dev.culprit.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Has commands started behind a filter of system calls, as container runtimes and service managers set them. */
final class SystemCallFilter {

    private static final String SCRIPT = "refuse-system-calls.py";
    private static final int NO_FILTERS = 77;

    private final Path script;

    /** Ends the test where the system has no such filters. */
    SystemCallFilter(Path directory) throws IOException, InterruptedException {
        script = directory.resolve(SCRIPT);
        try (InputStream in = SystemCallFilter.class.getResourceAsStream(SCRIPT)) {
            Files.copy(in, script);
        }
        assumeThat(exitCode("python3", "--version")).as("python3").isZero();
        int exitCode = exitCode(refusing("perf_event_open=EPERM", "true"));
        assumeThat(exitCode)
                .as("exit code of a command behind a filter of system calls")
                .isNotEqualTo(NO_FILTERS);
        assertThat(exitCode).isZero();
    }

    /**
     * The beginning of a command line.
     *
     * @param refusals such as {@code perf_event_open=EPERM,timer_create=KILL}
     */
    String[] refusing(String refusals, String... command) {
        List<String> line = new ArrayList<>(List.of("python3", script.toString(), refusals));
        line.addAll(List.of(command));
        return line.toArray(String[]::new);
    }

    /** 127 when there is no such command. */
    private static int exitCode(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } catch (IOException e) {
            return 127;
        }
    }
}
