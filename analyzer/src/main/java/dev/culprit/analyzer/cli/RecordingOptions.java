package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.fork.RecordedPlan;
import dev.culprit.analyzer.cli.fork.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
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
            names = "--plan",
            paramLabel = "SET",
            description =
                    "Time the calls that the profile or directory SET timed, so that what is recorded is comparable"
                            + " with it. Default: what the first fork did, for all others.")
    @Nullable
    Path plan;

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
        put(options, RecordedPlan.OPTION, plan == null ? "" : absolute(plan));
        for (String own : List.of("out", "fork", RecordedPlan.OPTION)) {
            if (other.containsKey(own)) {
                throw new CommandFailure("the agent's option '" + own + "' is set by culprit itself; "
                        + (own.equals(RecordedPlan.OPTION) ? "use --plan" : "leave it out"));
            }
        }
        return new Recording(installation.agentJar(), options, other);
    }

    /** COMMAND may run elsewhere. */
    private static String absolute(Path set) throws CommandFailure {
        if (!Files.exists(set)) {
            throw new CommandFailure("--plan " + set + " does not exist; name a profile or a directory of profiles");
        }
        return set.toAbsolutePath().normalize().toString();
    }

    private static void put(Map<String, String> options, String name, String value) {
        if (!value.isEmpty()) {
            options.put(name, value);
        }
    }
}
