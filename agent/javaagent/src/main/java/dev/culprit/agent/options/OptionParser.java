package dev.culprit.agent.options;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the agent's options and collects everything that is wrong with them. Not thread safe. */
public final class OptionParser {

    /** For this project's own tests: how the runtime gets into the bootstrap loader. Not in the table, and never documented. */
    private static final String INJECTION = "injection";

    private final Map<Option, String> values = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private OptionParser() {}

    /**
     * Reads {@code argument} and {@code environment}; the argument wins.
     *
     * @param argument what follows the {@code =} of {@code -javaagent:jar=}, null when nothing does
     * @throws BadOptionsException naming all problems, if there are any
     */
    public static AgentOptions parse(@Nullable String argument, Map<String, String> environment) {
        OptionParser parser = new OptionParser();
        parser.readEnvironment(environment);
        parser.readArgument(argument == null ? "" : argument);
        return parser.options();
    }

    /** Whether {@code argument} asks for the fallback of the runtime's injection; right or wrong otherwise. */
    public static boolean asksForAppend(@Nullable String argument) {
        return argument != null && argument.matches("(.*,)?" + INJECTION + "=append(,.*)?");
    }

    private void readEnvironment(Map<String, String> environment) {
        for (Option option : Option.values()) {
            String value = environment.get(option.variable());
            if (value != null && !value.isEmpty()) {
                values.put(option, value);
            }
        }
    }

    private void readArgument(String argument) {
        try {
            for (String part : ArgumentSplitter.split(argument)) {
                readPart(part);
            }
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
        }
    }

    private void readPart(String part) {
        int equals = part.indexOf('=');
        String key = equals < 0 ? part : part.substring(0, equals);
        Option option = Option.of(key.trim());
        if (key.equals(INJECTION)) {
            return;
        }
        if (option == null) {
            problems.add("unknown option '" + key + "'");
        } else if (equals < 0) {
            problems.add("option '" + key + "' has no value");
        } else {
            values.put(option, ArgumentSplitter.decode(part.substring(equals + 1)));
        }
    }

    private AgentOptions options() {
        OptionsDraft draft = new OptionsDraft();
        for (Option option : Option.values()) {
            String value = values.getOrDefault(option, option.defaultValue());
            try {
                draft.set(option, value);
            } catch (IllegalArgumentException e) {
                problems.add("option '" + option.key() + "=" + value + "': " + e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new BadOptionsException(problems, draft.exitOnError());
        }
        return draft.finish(given());
    }

    private Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        for (Option option : Option.values()) {
            String value = values.getOrDefault(option, option.defaultValue());
            if (!value.isEmpty()) {
                given.put(option.key(), value);
            }
        }
        return given;
    }
}
