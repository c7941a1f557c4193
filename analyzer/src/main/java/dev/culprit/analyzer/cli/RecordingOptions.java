package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.fork.Recording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to record; shared by {@code run} and {@code compare}. */
final class RecordingOptions {

    @Option(
            names = "--include",
            paramLabel = "P",
            description =
                    "Record classes that match P, such as com.acme.** (repeatable). Default: the project's own code.")
    List<String> include = List.of();

    @Option(names = "--exclude", paramLabel = "P", description = "Leave out classes that match P (repeatable).")
    List<String> exclude = List.of();

    @Option(
            names = "--sampling",
            paramLabel = "EVENTS",
            description = "Events for the sampler, such as cpu+alloc, or off.")
    @Nullable
    String sampling;

    @Option(
            names = {"-A", "--agent-option"},
            paramLabel = "NAME=VALUE",
            description = "Any other option of the agent, see docs/agent-options.md (repeatable).")
    Map<String, String> other = Map.of();

    Recording recording(Installation installation) throws CommandFailure {
        Map<String, String> options = new LinkedHashMap<>();
        // The agent's lists are joined by '+'; profiles and forks are culprit's own business.
        put(options, "include", String.join("+", include));
        put(options, "exclude", String.join("+", exclude));
        put(options, "sampling", sampling == null ? "" : sampling);
        for (String own : List.of("out", "fork")) {
            if (other.containsKey(own)) {
                throw new CommandFailure("the agent's option '" + own + "' is set by culprit itself; leave it out");
            }
        }
        return new Recording(installation.agentJar(), options, other);
    }

    private static void put(Map<String, String> options, String name, String value) {
        if (!value.isEmpty()) {
            options.put(name, value);
        }
    }
}
