package dev.culprit.agent.sampling;

import dev.culprit.agent.internals.OpenedPackage;
import java.lang.instrument.Instrumentation;

/** Recordings of the Flight Recorder that the JVM's command line asks for. They start after the agent. */
final class PlannedRecordings {

    private static final String OPTION = "-XX:StartFlightRecording";
    private static final String CPU_TIME_SAMPLE = "jdk.CPUTimeSample#";

    private PlannedRecordings() {}

    /** Whether one names {@code jdk.CPUTimeSample}. Those that have it from a file of settings are not seen. */
    static boolean haveCpuTimeSamples(Instrumentation instrumentation) {
        if (!SamplerSignals.areNeeded()) {
            return false;
        }
        try {
            // What the management beans would tell; those are not for us to set up before main.
            OpenedPackage opened = OpenedPackage.of(Object.class.getModule(), "jdk.internal.misc", instrumentation);
            return haveCpuTimeSamples(
                    (String[]) opened.method("VM", "getRuntimeArguments").invoke(null));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            // Another JDK, another inside: then nothing is known of any.
            return false;
        }
    }

    static boolean haveCpuTimeSamples(String[] arguments) {
        for (String argument : arguments) {
            if (argument.startsWith(OPTION)
                    && argument.contains(CPU_TIME_SAMPLE)
                    && !argument.contains(CPU_TIME_SAMPLE + "enabled=false")) {
                return true;
            }
        }
        return false;
    }
}
