package dev.culprit.agent.transform;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The places in the JDK, from 17 on, where tasks are taken in and run. Few and deep ones, so that every executor, future and
 * stream of the JDK goes through them, whoever calls it. {@code java.lang.Thread} is not among them: it is loaded before any agent, and to
 * transform it again would cost each JVM, with or without threads of its own.
 */
final class TaskHooks {

    private static final String CONCURRENT = "java/util/concurrent/";
    private static final String TAKES_RUNNABLE = "(Ljava/lang/Runnable;)";
    private static final String FORK_JOIN_TASK = "Ljava/util/concurrent/ForkJoinTask;";

    private static final Map<String, List<TaskHook>> TABLE = Map.of(
            CONCURRENT + "ThreadPoolExecutor",
            List.of(
                    TaskHook.entry("execute", TAKES_RUNNABLE, "handOver", 1),
                    TaskHook.entry("reject", TAKES_RUNNABLE, "withdraw", 1),
                    TaskHook.flag("remove", TAKES_RUNNABLE, "withdrawIf", 1),
                    TaskHook.run("runWorker", "(")),
            CONCURRENT + "ScheduledThreadPoolExecutor",
            List.of(TaskHook.entry("delayedExecute", "(", "handOver", 1)),
            CONCURRENT + "ForkJoinTask",
            List.of(TaskHook.entry("fork", "()", "fork", 0), TaskHook.body("doExec", "()", "beginForked")),
            CONCURRENT + "ForkJoinPool",
            List.of(
                    TaskHook.entry("externalSubmit", "(" + FORK_JOIN_TASK + ")", "submit", 1, 0),
                    TaskHook.entry("poolSubmit", "(Z" + FORK_JOIN_TASK + ")", "submit", 2, 0)
                            .ifThere(),
                    TaskHook.entry("scheduleDelayedTask", "(", "submit", 1, 0).ifThere()),
            CONCURRENT + "CompletableFuture$UniCompletion",
            List.of(TaskHook.exit("<init>", "(Ljava/util/concurrent/Executor;", "stage", 0, 1)),
            CONCURRENT + "CompletableFuture$ThreadPerTaskExecutor",
            List.of(TaskHook.start("execute", TAKES_RUNNABLE, 1)),
            "java/util/Timer",
            List.of(TaskHook.entry("sched", "(Ljava/util/TimerTask;JJ)", "handOver", 1)),
            "java/util/TimerThread",
            List.of(TaskHook.run("mainLoop", "()")),
            "java/lang/ProcessBuilder",
            List.of(TaskHook.result("start", "([", "started")));

    /** Of JDK 21 and later. */
    private static final Map<String, List<TaskHook>> NEWER = Map.of(
            "java/lang/ThreadBuilders",
            List.of(TaskHook.result("newVirtualThread", "(", "start")),
            "java/lang/ThreadBuilders$PlatformThreadBuilder",
            List.of(TaskHook.start("start", TAKES_RUNNABLE)),
            CONCURRENT + "ThreadPerTaskExecutor",
            List.of(TaskHook.entry("start", "(Ljava/lang/Thread;)", "start", 1)),
            "jdk/internal/misc/ThreadFlock",
            List.of(TaskHook.entry("start", "(Ljava/lang/Thread;)", "start", 1)));

    private TaskHooks() {}

    /** Those in the class with that internal name, null for none. */
    static @Nullable List<TaskHook> of(String className) {
        List<TaskHook> hooks = TABLE.get(className);
        return hooks == null ? NEWER.get(className) : hooks;
    }
}
