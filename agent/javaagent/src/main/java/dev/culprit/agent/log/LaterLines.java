package dev.culprit.agent.log;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Lines for another thread to write, as the one that has them may hold a lock that whoever writes to stderr just now is waiting
 * for. The thread is started when there is something to write, and ends when there is no more. Thread safe.
 */
final class LaterLines implements Runnable {

    private final AgentLog log;
    private final Queue<String> lines = new ArrayDeque<>();
    private boolean writing;

    LaterLines(AgentLog log) {
        this.log = log;
    }

    void add(String line) {
        synchronized (lines) {
            lines.add(line);
            if (writing) {
                return;
            }
            writing = true;
        }
        start();
    }

    /** In the root group, and without anything inherited: the current thread may belong to an application that is to be unloaded. */
    private void start() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread thread = new Thread(root, this, "culprit-log", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
    }

    @Override
    public void run() {
        flush();
    }

    /** Writes what is there, and waits for a line that is being written. */
    synchronized void flush() {
        for (String line = next(); line != null; line = next()) {
            log.line(line);
        }
    }

    private @Nullable String next() {
        synchronized (lines) {
            String line = lines.poll();
            writing &= line != null;
            return line;
        }
    }
}
