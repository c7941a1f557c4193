package dev.culprit.analyzer.cli.fork;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts the agent into the value of {@code JAVA_TOOL_OPTIONS}, which every JVM reads at its start.
 *
 * <p>The JVM splits the value at white space and knows both kinds of quotes but no escapes (HotSpot,
 * {@code Arguments::parse_options_buffer}); this class does the same.
 */
public final class AgentOption {

    private static final String FLAG = "-javaagent:";
    private static final String JAR = "culprit-agent.jar";

    private AgentOption() {}

    /**
     * {@code existing} with the agent appended; an earlier mention of a culprit agent is replaced, so that a JVM never
     * gets it twice.
     *
     * @param arguments the agent's options, name to value
     * @throws ForkFailure if the jar's path cannot be written in such a value
     */
    public static String appendTo(@Nullable String existing, Path agentJar, Map<String, String> arguments)
            throws ForkFailure {
        List<String> kept = new ArrayList<>();
        for (String token : tokens(existing)) {
            if (!isCulpritAgent(token)) {
                kept.add(token);
            }
        }
        kept.add(quote(FLAG + loadable(agentJar) + argument(arguments)));
        return String.join(" ", kept);
    }

    private static String argument(Map<String, String> arguments) {
        return arguments.isEmpty()
                ? ""
                : arguments.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(option -> option.getKey() + "=" + encode(option.getValue()))
                        .collect(Collectors.joining(",", "=", ""));
    }

    /** Writes as {@code %XX} what the agent would take for its own: commas, quotes, spaces, percent signs. */
    private static String encode(String value) {
        StringBuilder encoded = new StringBuilder();
        for (char c : value.toCharArray()) {
            boolean special = c <= ' ' || ",'\"%".indexOf(c) >= 0;
            encoded.append(special ? String.format("%%%02X", (int) c) : String.valueOf(c));
        }
        return encoded.toString();
    }

    private static Path loadable(Path agentJar) throws ForkFailure {
        if (agentJar.toString().indexOf('=') >= 0) {
            throw new ForkFailure("the JVM cannot load an agent from a path with '=' in it (" + agentJar
                    + "); move culprit to another directory");
        }
        return agentJar;
    }

    /** Paths and options of all agents in {@code value}, in order, without {@code -javaagent:}. */
    public static List<String> agentsIn(@Nullable String value) {
        return tokens(value).stream()
                .map(AgentOption::unquote)
                .filter(token -> token.startsWith(FLAG))
                .map(token -> token.substring(FLAG.length()))
                .toList();
    }

    private static boolean isCulpritAgent(String token) {
        String option = unquote(token);
        if (!option.startsWith(FLAG)) {
            return false;
        }
        String jar = option.substring(FLAG.length()).split("=", 2)[0];
        return jar.equals(JAR) || jar.endsWith("/" + JAR) || jar.endsWith("\\" + JAR);
    }

    private static String quote(String option) throws ForkFailure {
        if (option.chars().noneMatch(c -> Character.isWhitespace(c) || c == '"' || c == '\'')) {
            return option;
        }
        char mark = option.indexOf('"') < 0 ? '"' : '\'';
        if (option.indexOf(mark) >= 0) {
            throw new ForkFailure("JAVA_TOOL_OPTIONS cannot hold a path with both kinds of quotes (" + option
                    + "); move culprit to another directory");
        }
        return mark + option + mark;
    }

    /** The raw tokens of {@code value}, quotes kept. An unclosed quote reaches to the end. */
    private static List<String> tokens(@Nullable String value) {
        List<String> tokens = new ArrayList<>();
        if (value == null) {
            return tokens;
        }
        StringBuilder token = new StringBuilder();
        char quote = 0;
        for (char c : value.toCharArray()) {
            if (quote == 0 && Character.isWhitespace(c)) {
                flush(token, tokens);
                continue;
            }
            if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            }
            token.append(c);
        }
        flush(token, tokens);
        return tokens;
    }

    private static void flush(StringBuilder token, List<String> tokens) {
        if (!token.isEmpty()) {
            tokens.add(token.toString());
            token.setLength(0);
        }
    }

    private static String unquote(String token) {
        StringBuilder plain = new StringBuilder();
        char quote = 0;
        for (char c : token.toCharArray()) {
            if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
