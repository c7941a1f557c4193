package dev.culprit.analyzer.git;

import java.io.IOException;

/** Runs processes to their end, so that whoever is responsible for all of them can end the one that runs. */
public interface ProcessStarter {

    /** Runs it and gives its exit code. */
    int run(ProcessBuilder process) throws IOException;

    /** Runs it, and nobody can end it. */
    static int waitFor(ProcessBuilder process) throws IOException {
        try {
            return process.start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while git was running", e);
        }
    }
}
