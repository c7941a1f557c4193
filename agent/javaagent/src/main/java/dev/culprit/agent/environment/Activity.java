package dev.culprit.agent.environment;

import dev.culprit.profile.JvmActivity;
import java.io.File;
import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the JVM itself did up to now: collections, compilation, class loading, memory. */
public final class Activity {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private Activity() {}

    /** Facts by the names of {@link JvmActivity}; one that cannot be read is absent. */
    public static Map<String, Long> read() {
        Map<String, Long> facts = new LinkedHashMap<>();
        Long cpu = ProcessCpu.nanos(new File("/proc/self/stat"));
        if (cpu != null) {
            facts.put(JvmActivity.PROCESS_CPU_NANOS, cpu);
        }
        readBeans(facts);
        Long peak = TextFile.kilobytes(new File("/proc/self/status"), "VmHWM");
        if (peak != null) {
            facts.put(JvmActivity.RSS_PEAK_BYTES, peak);
        }
        return facts;
    }

    private static void readBeans(Map<String, Long> facts) {
        try {
            collections(facts);
            HeapUse.read(facts);
            counters(facts);
            if (!facts.containsKey(JvmActivity.PROCESS_CPU_NANOS)) {
                processCpu(facts);
            }
        } catch (LinkageError | RuntimeException e) {
            // A runtime image without java.management: the rest is absent.
            return;
        }
    }

    private static void collections(Map<String, Long> facts) {
        long count = 0;
        long millis = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            count += Math.max(0, collector.getCollectionCount());
            millis += Math.max(0, collector.getCollectionTime());
        }
        facts.put(JvmActivity.GC_COUNT, count);
        facts.put(JvmActivity.GC_NANOS, millis * NANOS_PER_MILLI);
    }

    private static void counters(Map<String, Long> facts) {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        if (compiler != null && compiler.isCompilationTimeMonitoringSupported()) {
            facts.put(JvmActivity.JIT_NANOS, compiler.getTotalCompilationTime() * NANOS_PER_MILLI);
        }
        facts.put(
                JvmActivity.CLASSES_LOADED,
                ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount());
        facts.put(
                JvmActivity.THREADS_STARTED, ManagementFactory.getThreadMXBean().getTotalStartedThreadCount());
    }

    private static void processCpu(Map<String, Long> facts) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                && system.getProcessCpuTime() >= 0) {
            facts.put(JvmActivity.PROCESS_CPU_NANOS, system.getProcessCpuTime());
        }
    }
}
