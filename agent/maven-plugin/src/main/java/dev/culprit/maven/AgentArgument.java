package dev.culprit.maven;

import java.nio.file.Path;
import java.util.Map;

/**
 * The argument of a JVM that adds the agent, as one word of Surefire's {@code argLine}: that is split at white space, knows quotes and no
 * escapes, and has {@code ${…}} and {@code @{…}} replaced in it.
 */
final class AgentArgument {

    private static final String FLAG = "-javaagent:";

    /** What stands in an option as it is; of other characters the agent reads {@code %XX}. */
    private static final String PLAIN = "._-+*/:\\~";

    private AgentArgument() {}

    /**
     * Writes it.
     *
     * @param jar the agent's jar, absolute
     * @throws BadSettings if the path of the jar cannot be written so
     */
    static String of(Path jar, Map<String, String> options) throws BadSettings {
        String path = jar.toString();
        if (path.contains("=") || path.contains("\"") || path.contains("{")) {
            throw new BadSettings("the agent cannot be loaded from " + path
                    + ", for one of the characters = \" { in it; move the local repository");
        }
        StringBuilder argument = new StringBuilder(FLAG).append(path);
        char separator = '=';
        for (Map.Entry<String, String> option : options.entrySet()) {
            argument.append(separator).append(option.getKey()).append('=').append(encoded(option.getValue()));
            separator = ',';
        }
        String word = argument.toString();
        return word.chars().anyMatch(c -> Character.isWhitespace(c) || c == '\'') ? '"' + word + '"' : word;
    }

    private static String encoded(String value) {
        StringBuilder encoded = new StringBuilder();
        for (char c : value.toCharArray()) {
            boolean plain = Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0 || c > '~';
            encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return encoded.toString();
    }
}
