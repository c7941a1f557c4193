package dev.culprit.agent.environment;

import java.util.ArrayList;
import java.util.List;

/** Sorts the arguments of a JVM. */
final class JvmArguments {

    private static final String[] AGENTS = {"-javaagent:", "-agentpath:", "-agentlib:"};

    /** Not flags that make a JVM faster or slower. */
    private static final String[] OTHERS = {"-D", "-Xbootclasspath", "--module-path", "--class-path", "-cp"};

    private JvmArguments() {}

    /** Flags without agents, paths and system properties, in order, joined by blanks. */
    static String flags(List<String> arguments) {
        List<String> flags = new ArrayList<>();
        for (String argument : arguments) {
            boolean path = argument.indexOf('/') >= 0 && argument.indexOf('=') >= 0;
            if (!path && !beginsWith(argument, AGENTS) && !beginsWith(argument, OTHERS)) {
                flags.add(argument);
            }
        }
        return String.join(" ", flags);
    }

    /** File names of the agents other than this one, joined by {@code +}. */
    static String otherAgents(List<String> arguments) {
        List<String> agents = new ArrayList<>();
        for (String argument : arguments) {
            if (beginsWith(argument, AGENTS)) {
                String name = name(argument);
                if (!name.startsWith("culprit-agent")) {
                    agents.add(name);
                }
            }
        }
        return String.join("+", agents);
    }

    private static String name(String argument) {
        String path = argument.substring(argument.indexOf(':') + 1);
        int options = path.indexOf('=');
        path = options < 0 ? path : path.substring(0, options);
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static boolean beginsWith(String argument, String[] prefixes) {
        for (String prefix : prefixes) {
            if (argument.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
