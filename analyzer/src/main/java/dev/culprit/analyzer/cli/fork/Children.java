package dev.culprit.analyzer.cli.fork;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The processes that this one has started, so that none outlives it: on Ctrl-C the running one and all its descendants
 * are ended before this JVM is.
 *
 * <p>Thread safe: commands run on the main thread, {@link #stop} on a shutdown thread.
 */
public final class Children {

    /** What JVMs get to write their last profile before they are killed; ten times what a large profile takes. */
    private static final long GRACE_SECONDS = 10;

    /** What a process ends with that Ctrl-C has ended: 128 and the number of the signal. */
    private static final int INTERRUPTED = 130;

    /**
     * Ctrl-C goes to all processes of a terminal at once, and a small command may be gone before this JVM has begun to
     * stop, which takes it some milliseconds. Then the command did not fail.
     */
    private static final long STOP_MILLIS = 3_000;

    private @Nullable Process running;
    private boolean stopped;
    private final List<Runnable> afterStop = new ArrayList<>();

    /** Registers {@link #stop} to happen when this JVM is asked to end. */
    public void stopAtShutdown() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "culprit-stop"));
    }

    /** Has {@code action} run once if a running command is interrupted, after its processes have ended. */
    public synchronized void whenStopped(Runnable action) {
        afterStop.add(action);
    }

    /** Takes back what {@link #whenStopped} has registered. */
    public synchronized void forget(Runnable action) {
        afterStop.remove(action);
    }

    /** Runs a process to its end and gives its exit code; does not return when this JVM is being ended meanwhile. */
    public int run(ProcessBuilder builder) throws IOException {
        Process process = start(builder);
        try {
            int exit = process.waitFor();
            if (exit == INTERRUPTED) {
                waitForStop();
            }
            finish();
            return exit;
        } catch (InterruptedException e) {
            stop();
            throw new IllegalStateException("interrupted while a command was running", e);
        }
    }

    private synchronized Process start(ProcessBuilder builder) throws IOException {
        if (stopped) {
            throw new IOException("culprit is being stopped");
        }
        Process process = builder.start();
        running = process;
        return process;
    }

    private synchronized void waitForStop() throws InterruptedException {
        long end = System.nanoTime() + STOP_MILLIS * 1_000_000;
        for (long left = STOP_MILLIS; !stopped && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    /** The shutdown thread now speaks for this process: the main thread must neither judge the fork nor start another. */
    private void finish() throws InterruptedException {
        synchronized (this) {
            running = null;
        }
        waitIfStopped();
    }

    /** Does not return once this JVM is being ended: what is to be said then, the registered actions say. */
    public void waitIfStopped() throws InterruptedException {
        synchronized (this) {
            if (!stopped) {
                return;
            }
        }
        Thread.currentThread().join();
    }

    /** Ends all processes, first politely, and then runs the registered actions. Later calls do nothing. */
    public void stop() {
        Process process;
        List<Runnable> actions;
        synchronized (this) {
            if (stopped) {
                return;
            }
            stopped = true;
            notifyAll();
            process = running;
            actions = List.copyOf(afterStop);
        }
        if (process != null) {
            end(process);
        }
        actions.forEach(Runnable::run);
    }

    private static void end(Process process) {
        // Listed before the first signal: once the parent is gone, its children are no longer found below it.
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroy);
        if (!endedInTime(all)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            all.forEach(ProcessHandle::destroyForcibly);
            endedInTime(all);
        }
    }

    private static boolean endedInTime(List<ProcessHandle> processes) {
        CompletableFuture<?>[] exits =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(exits).get(GRACE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
