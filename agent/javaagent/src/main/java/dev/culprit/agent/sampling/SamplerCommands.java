package dev.culprit.agent.sampling;

import java.io.IOException;

/** What is used of async-profiler; public, as the class that does it is of another loader ({@link PrivateLoader}). */
public interface SamplerCommands {

    /**
     * Executes a command of async-profiler's agent syntax.
     *
     * @throws IllegalStateException with its reason, if it refuses
     * @throws IllegalArgumentException if it does not understand
     * @throws IOException if it cannot write a file
     */
    String execute(String command) throws IOException;
}
