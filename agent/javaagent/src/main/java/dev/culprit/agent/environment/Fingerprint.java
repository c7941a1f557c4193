package dev.culprit.agent.environment;

import dev.culprit.profile.EnvironmentFacts;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The environment's fingerprint: what must be alike for two profiles to be comparable. Facts that cannot be read are absent. */
public final class Fingerprint {

    private final File proc;
    private final File sys;
    private final Map<String, String> facts = new LinkedHashMap<>();

    private Fingerprint(File proc, File sys) {
        this.proc = proc;
        this.sys = sys;
    }

    /**
     * Reads the facts of this JVM; takes some milliseconds.
     *
     * @param calibrate whether to time the calibration loop as well, which takes much longer than all the rest
     */
    public static Map<String, String> read(Map<String, String> environment, boolean calibrate) {
        return read(new File("/proc"), new File("/sys"), environment, calibrate);
    }

    static Map<String, String> read(File proc, File sys, Map<String, String> environment, boolean calibrate) {
        Fingerprint fingerprint = new Fingerprint(proc, sys);
        fingerprint.machine();
        fingerprint.jvm();
        fingerprint.put(EnvironmentFacts.CI, CiSystem.name(environment));
        if (calibrate) {
            fingerprint.put(EnvironmentFacts.CALIBRATION_NANOS, Long.toString(CalibrationLoop.nanos()));
        }
        return fingerprint.facts;
    }

    private void machine() {
        put(EnvironmentFacts.CPU_MODEL, TextFile.field(new File(proc, "cpuinfo"), "model name"));
        put(EnvironmentFacts.CPU_COUNT, Integer.toString(Runtime.getRuntime().availableProcessors()));
        put(
                EnvironmentFacts.CPU_GOVERNOR,
                TextFile.firstLine(new File(sys, "devices/system/cpu/cpu0/cpufreq/scaling_governor")));
        Long memory = TextFile.kilobytes(new File(proc, "meminfo"), "MemTotal");
        put(EnvironmentFacts.MEMORY_BYTES, memory == null ? null : memory.toString());
        ContainerLimits limits = new ContainerLimits(new File(sys, "fs/cgroup"));
        put(EnvironmentFacts.CONTAINER_CPU, limits.cpu());
        put(EnvironmentFacts.CONTAINER_MEMORY, limits.memory());
        property(EnvironmentFacts.OS_NAME, "os.name");
        property(EnvironmentFacts.OS_VERSION, "os.version");
        property(EnvironmentFacts.OS_ARCH, "os.arch");
        put(
                EnvironmentFacts.CLOCK_SOURCE,
                TextFile.firstLine(new File(sys, "devices/system/clocksource/clocksource0/current_clocksource")));
    }

    private void jvm() {
        property(EnvironmentFacts.JDK_VENDOR, "java.vendor");
        property(EnvironmentFacts.JDK_VERSION, "java.runtime.version");
        property(EnvironmentFacts.JVM_NAME, "java.vm.name");
        put(EnvironmentFacts.JVM_MAX_HEAP, Long.toString(Runtime.getRuntime().maxMemory()));
        ManagementFacts.environment(facts);
    }

    private void property(String fact, String property) {
        put(fact, System.getProperty(property));
    }

    private void put(String fact, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            facts.put(fact, value);
        }
    }
}
