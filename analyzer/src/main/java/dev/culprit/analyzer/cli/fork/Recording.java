package dev.culprit.analyzer.cli.fork;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How JVMs are recorded.
 *
 * @param agentJar the agent, absolute
 * @param options the agent's options other than {@code out} and {@code fork}, by their names; they travel in
 *     {@code CULPRIT_*} variables
 * @param arguments options that culprit does not know itself; they travel in the agent's argument, so that the agent
 *     refuses a name that it does not know either, which it cannot do with variables
 */
public record Recording(Path agentJar, Map<String, String> options, Map<String, String> arguments) {

    static final String TOOL_OPTIONS = "JAVA_TOOL_OPTIONS";

    public Recording {
        options = Map.copyOf(options);
        arguments = Map.copyOf(arguments);
    }

    /**
     * Environment variables to set for a fork.
     *
     * @param inheritedToolOptions the value of {@code JAVA_TOOL_OPTIONS} that {@code fork} would have without culprit
     * @throws ForkFailure if the agent's path cannot be passed
     */
    Map<String, String> environment(@Nullable String inheritedToolOptions, Fork fork) throws ForkFailure {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(TOOL_OPTIONS, AgentOption.appendTo(inheritedToolOptions, agentJar, arguments));
        options.forEach((name, value) -> variables.put(variable(name), value));
        fork.command().options().forEach((name, value) -> variables.put(variable(name), value));
        variables.put(variable("out"), fork.out().path().toAbsolutePath().toString());
        variables.put(variable("fork"), fork.name());
        return variables;
    }

    /** Whether a plan is given for all forks, so that none has to be handed on from one to the next. */
    public boolean hasPlan() {
        return options.containsKey(RecordedPlan.OPTION);
    }

    private static String variable(String option) {
        return "CULPRIT_" + option.toUpperCase(Locale.ROOT);
    }
}
