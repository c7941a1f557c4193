package dev.culprit.agent;

import java.lang.instrument.Instrumentation;

/**
 * What the JVM loads first, and the only class that is compiled for Java 8: a JVM aborts when it cannot load an agent, and a build
 * that sets {@code JAVA_TOOL_OPTIONS} may start older ones as well (Maven and Gradle toolchains). Those run without a profile.
 */
public final class AnyJvm {

    private static final double NEEDED = 17;
    private static final int EXIT_BAD_USAGE = 2;

    private AnyJvm() {}

    /**
     * Called by the JVM before main.
     *
     * @throws ReflectiveOperationException never, unless the agent's jar is damaged
     */
    public static void premain(String argument, Instrumentation instrumentation) throws ReflectiveOperationException {
        String version = System.getProperty("java.specification.version");
        if (Double.parseDouble(version) >= NEEDED) {
            // By reflection: the compiler for Java 8 must not look at it.
            Class.forName("dev.culprit.agent.CulpritAgent")
                    .getMethod("premain", String.class, Instrumentation.class)
                    .invoke(null, argument, instrumentation);
            return;
        }
        System.err.println("culprit: the application runs without a profile: the agent needs Java 17, and this is Java "
                + version);
        if ((argument + ',').contains("onerror=exit,") || "exit".equals(System.getenv("CULPRIT_ONERROR"))) {
            Runtime.getRuntime().halt(EXIT_BAD_USAGE);
        }
    }
}
