package dev.culprit.agent.environment;

import dev.culprit.agent.internals.OpenedPackage;
import java.lang.instrument.Instrumentation;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the JVM has done so far on its own account, in some microseconds. Thread safe. Made when the first test begins, as
 * it sets up a part of {@code java.management}, though no MBean server.
 */
public final class JvmCounters {

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final String INTERNAL_PACKAGE = "sun.management";

    private final @Nullable ClassLoadingMXBean classes;
    private final @Nullable CompilationMXBean compiler;
    private final List<GarbageCollectorMXBean> collectors;
    private final @Nullable Object internal;
    private final @Nullable Method classLoadTime;

    private JvmCounters(
            @Nullable ClassLoadingMXBean classes,
            @Nullable CompilationMXBean compiler,
            List<GarbageCollectorMXBean> collectors,
            @Nullable Object internal,
            @Nullable Method classLoadTime) {
        this.classes = classes;
        this.compiler = compiler;
        this.collectors = collectors;
        this.internal = internal;
        this.classLoadTime = classLoadTime;
    }

    /**
     * What it has done since it started.
     *
     * @param classesLoaded number of classes
     * @param classLoadNanos time in nanoseconds spent in loading them, of milliseconds; -1 when unknown
     * @param jitNanos time in nanoseconds spent in compiling, of milliseconds
     * @param gcNanos time in nanoseconds spent in collecting garbage, of milliseconds
     */
    public record Reading(long classesLoaded, long classLoadNanos, long jitNanos, long gcNanos) {

        public static final Reading NONE = new Reading(0, -1, 0, 0);

        /** What was done since {@code earlier}. */
        public Reading since(Reading earlier) {
            boolean known = classLoadNanos >= 0 && earlier.classLoadNanos >= 0;
            return new Reading(
                    Math.max(0, classesLoaded - earlier.classesLoaded),
                    known ? Math.max(0, classLoadNanos - earlier.classLoadNanos) : -1,
                    Math.max(0, jitNanos - earlier.jitNanos),
                    Math.max(0, gcNanos - earlier.gcNanos));
        }
    }

    /** Those that this JVM has; a small runtime image may have none. */
    public static JvmCounters open(Instrumentation instrumentation) {
        try {
            CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
            boolean timed = compiler != null && compiler.isCompilationTimeMonitoringSupported();
            OpenedPackage management = management(instrumentation);
            Object internal = management == null ? null : internal(management);
            return new JvmCounters(
                    ManagementFactory.getClassLoadingMXBean(),
                    timed ? compiler : null,
                    ManagementFactory.getGarbageCollectorMXBeans(),
                    internal,
                    internal == null ? null : classLoadTime(management, internal));
        } catch (LinkageError | RuntimeException e) {
            return new JvmCounters(null, null, List.of(), null, null);
        }
    }

    /** The time for class loading is in no public bean; JDK 17 to 25 have it here, and whatever is missing means "unknown". */
    private static @Nullable OpenedPackage management(Instrumentation instrumentation) {
        try {
            return OpenedPackage.of(ManagementFactory.class.getModule(), INTERNAL_PACKAGE, instrumentation);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    private static @Nullable Object internal(OpenedPackage management) {
        try {
            return management
                    .method("ManagementFactoryHelper", "getVMManagement")
                    .invoke(null);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    private static @Nullable Method classLoadTime(OpenedPackage management, Object internal) {
        try {
            Method method = management.method("VMManagement", "getClassLoadingTime");
            method.invoke(internal);
            return method;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    /** What they show now. */
    public Reading read() {
        long collecting = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            collecting += Math.max(0, collector.getCollectionTime());
        }
        return new Reading(
                classes == null ? 0 : classes.getTotalLoadedClassCount(),
                classLoadNanos(),
                compiler == null ? 0 : compiler.getTotalCompilationTime() * NANOS_PER_MILLI,
                collecting * NANOS_PER_MILLI);
    }

    private long classLoadNanos() {
        if (classLoadTime == null) {
            return -1;
        }
        try {
            long millis = (Long) classLoadTime.invoke(internal);
            return millis < 0 ? -1 : millis * NANOS_PER_MILLI;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return -1;
        }
    }
}
