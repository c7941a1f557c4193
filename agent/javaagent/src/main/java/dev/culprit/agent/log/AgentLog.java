package dev.culprit.agent.log;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.Set;

/**
 * Writes single lines that begin with {@code culprit:} to the stream that was stderr when the JVM started, so that an
 * application that captures {@code System.err} does not find them in its output. Thread safe. No logging framework: the
 * application's may not be set up yet, and must not be set up by us.
 */
public final class AgentLog {

    /** Longest line, so that a message with a whole file in it stays readable. */
    private static final int MAX_LENGTH = 2000;

    private final PrintStream err;
    private final Set<String> said = new HashSet<>();
    private final LaterLines later = new LaterLines(this);

    public AgentLog(PrintStream err) {
        this.err = err;
    }

    /** Writes {@code message} as one line. */
    public void line(String message) {
        String text = message.replaceAll("\\s*[\\r\\n]+\\s*", " ");
        err.println("culprit: " + (text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text));
    }

    /** Writes {@code message} unless one under the same {@code key} was written before. */
    public void once(String key, String message) {
        if (isNew(key)) {
            line(message);
        }
    }

    /** The same for who may hold locks of the application, such as a class loader's: returns at once, and another thread writes. */
    public void onceLater(String key, String message) {
        if (isNew(key)) {
            later.add(message);
        }
    }

    /** Writes what is still to be written; before the end of the JVM. */
    public void flush() {
        later.flush();
    }

    private boolean isNew(String key) {
        synchronized (said) {
            return said.add(key);
        }
    }
}
