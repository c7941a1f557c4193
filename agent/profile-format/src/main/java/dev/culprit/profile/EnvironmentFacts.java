package dev.culprit.profile;

/** Names of the facts in {@link Manifest#environment()}. */
public final class EnvironmentFacts {

    /** Model name of the processor, such as {@code Intel(R) Xeon(R) Platinum 8370C CPU @ 2.80GHz}. */
    public static final String CPU_MODEL = "cpu.model";

    /** Processors that the JVM may use. */
    public static final String CPU_COUNT = "cpu.count";

    /** Frequency governor, when readable. */
    public static final String CPU_GOVERNOR = "cpu.governor";

    /** Physical memory visible to the machine or container, in bytes. */
    public static final String MEMORY_BYTES = "memory.bytes";

    /** CPU limit of the container in cores, {@code none} without one. */
    public static final String CONTAINER_CPU = "container.cpu";

    /** Memory limit of the container in bytes, {@code none} without one. */
    public static final String CONTAINER_MEMORY = "container.memory";

    public static final String OS_NAME = "os.name";

    /** Full release of the kernel. */
    public static final String OS_VERSION = "os.version";

    public static final String OS_ARCH = "os.arch";

    public static final String JDK_VENDOR = "jdk.vendor";

    /** Full build, such as {@code 17.0.15+6-Debian-1deb12u1}. */
    public static final String JDK_VERSION = "jdk.version";

    public static final String JVM_NAME = "jvm.name";

    /** Names of the garbage collectors in use, joined by {@code +}. */
    public static final String JVM_GC = "jvm.gc";

    /** Maximum heap in bytes. */
    public static final String JVM_MAX_HEAP = "jvm.maxHeap";

    /** JVM flags, without agents, paths and {@code -D} properties, in command-line order. */
    public static final String JVM_FLAGS = "jvm.flags";

    /** Other agents on the command line, joined by {@code +}. */
    public static final String JVM_AGENTS = "jvm.agents";

    /** Clock source of the kernel, when readable. */
    public static final String CLOCK_SOURCE = "clock.source";

    /** Name of the CI system when one is recognised by its environment variables, otherwise {@code none}. */
    public static final String CI = "ci";

    /** Nanoseconds that a fixed loop of integer and memory work took in this JVM: how fast this machine was just then. */
    public static final String CALIBRATION_NANOS = "calibration.nanos";

    /**
     * What the JVM was for: {@code tests}, {@code build tool}, {@code compiler} or {@code application}. By its main class, or because
     * a test framework ran in it.
     */
    public static final String PROCESS_ROLE = "process.role";

    private EnvironmentFacts() {}
}
