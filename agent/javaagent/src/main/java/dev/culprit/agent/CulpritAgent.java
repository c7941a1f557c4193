package dev.culprit.agent;

import dev.culprit.agent.log.AgentLog;
import dev.culprit.agent.options.AgentOptions;
import dev.culprit.agent.options.BadOptionsException;
import dev.culprit.agent.options.OptionParser;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** The agent's premain: a fuse. Whatever goes wrong becomes one line on stderr, and the application runs without a profile. */
public final class CulpritAgent {

    private static final int EXIT_BAD_USAGE = 2;

    private static boolean attached;

    private CulpritAgent() {}

    /** Called by the JVM before main. */
    public static void premain(@Nullable String argument, Instrumentation instrumentation) {
        AgentLog log = new AgentLog(System.err);
        boolean exitOnError = false;
        try {
            if (attached) {
                log.line("the agent is attached twice; the second -javaagent is ignored");
                return;
            }
            attached = true;
            AgentOptions options = OptionParser.parse(argument, System.getenv());
            exitOnError = options.exitOnError();
            new RuntimeInjection(instrumentation).inject(OptionParser.asksForAppend(argument));
            AgentStarter.start(options, instrumentation, log);
            return;
        } catch (BadOptionsException e) {
            exitOnError = e.exitOnError();
            log.line(e.getMessage());
        } catch (Throwable e) {
            log.line("the application runs without a profile: " + (e.getMessage() == null ? e : e.getMessage()));
        }
        if (exitOnError) {
            Runtime.getRuntime().halt(EXIT_BAD_USAGE);
        }
    }
}
