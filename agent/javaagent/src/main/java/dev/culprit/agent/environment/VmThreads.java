package dev.culprit.agent.environment;

import java.io.File;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The CPU time of the JVM's own threads that collect garbage and that compile, as Linux has it. The management beans would tell sums of wall
 * time, but loading them early, on a thread of the agent, can set up logging before the application does. Thread safe: whoever writes a profile looks, too.
 */
public final class VmThreads {

    private static final File TASKS = new File("/proc/self/task");

    /** Threads come and go; each so many looks the folder is listed again. */
    private static final int LOOKS_PER_LISTING = 10;

    /** Beginnings of the names that HotSpot gives its threads; where there is one collector thread, it is the VM thread. */
    private static final String[] COLLECTORS = {
        "GC Thread",
        "G1 Main",
        "G1 Conc",
        "ParGC",
        "VM Thread",
        "ZDriver",
        "ZWorker",
        "XDriver",
        "XWorker",
        "Shenandoah"
    };

    private static final String[] COMPILERS = {"C1 Compiler", "C2 Compiler", "JVMCI"};

    private final File tasks;
    /** By id, with those that have ended. */
    private final Map<String, Task> watched = new HashMap<>();

    /** Ids of all others at the last listing, whose names need not be read again. */
    private Set<String> others = Set.of();

    private int looks;

    /** Those of this JVM. */
    public VmThreads() {
        this(TASKS);
    }

    /** @param tasks a folder like {@code /proc/self/task} (proc(5)) */
    VmThreads(File tasks) {
        this.tasks = tasks;
    }

    private enum Kind {
        COLLECTOR,
        COMPILER
    }

    /** A thread; one that has ended keeps what it used. */
    private static final class Task {
        final Kind kind;
        final File stat;
        long nanos;

        Task(Kind kind, File stat) {
            this.kind = kind;
            this.stat = stat;
        }
    }

    /** Reads what each of them has used so far. */
    public synchronized void look() {
        if (looks++ % LOOKS_PER_LISTING == 0) {
            list();
        }
        for (Task task : watched.values()) {
            task.nanos = Math.max(task.nanos, CpuTimes.used(task.stat));
        }
    }

    private void list() {
        Set<String> rest = new HashSet<>();
        String[] ids = tasks.list();
        for (String id : ids == null ? new String[0] : ids) {
            if (watched.containsKey(id)) {
                continue;
            }
            File folder = new File(tasks, id);
            Kind kind = others.contains(id) ? null : kind(TextFile.firstLine(new File(folder, "comm")));
            if (kind == null) {
                rest.add(id);
            } else {
                watched.put(id, new Task(kind, new File(folder, "stat")));
            }
        }
        others = rest;
    }

    private static @Nullable Kind kind(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return beginsWith(name, COLLECTORS) ? Kind.COLLECTOR : beginsWith(name, COMPILERS) ? Kind.COMPILER : null;
    }

    private static boolean beginsWith(String name, String[] beginnings) {
        for (String beginning : beginnings) {
            if (name.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    /** CPU time up to the last look, -1 when there is no such thread or no telling. */
    public long collectorNanos() {
        return sum(Kind.COLLECTOR);
    }

    /** CPU time up to the last look, -1 when there is no such thread or no telling. */
    public long compilerNanos() {
        return sum(Kind.COMPILER);
    }

    private synchronized long sum(Kind kind) {
        long sum = 0;
        boolean any = false;
        for (Task task : watched.values()) {
            if (task.kind == kind) {
                any = true;
                sum += task.nanos;
            }
        }
        return any ? sum : -1;
    }
}
