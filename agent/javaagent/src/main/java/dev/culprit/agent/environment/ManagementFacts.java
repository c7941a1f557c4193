package dev.culprit.agent.environment;

import dev.culprit.profile.EnvironmentFacts;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Facts from {@code java.management}, a module that a small runtime image may lack; then they are absent. */
final class ManagementFacts {

    private ManagementFacts() {}

    static void environment(Map<String, String> facts) {
        try {
            List<String> collectors = new ArrayList<>();
            for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
                collectors.add(collector.getName());
            }
            facts.put(EnvironmentFacts.JVM_GC, String.join("+", collectors));
            List<String> arguments = ManagementFactory.getRuntimeMXBean().getInputArguments();
            facts.put(EnvironmentFacts.JVM_FLAGS, JvmArguments.flags(arguments));
            facts.put(EnvironmentFacts.JVM_AGENTS, JvmArguments.otherAgents(arguments));
        } catch (LinkageError | RuntimeException e) {
            // Without the module there is nothing to say.
            facts.remove(EnvironmentFacts.JVM_GC);
        }
    }

    /** When the JVM started, milliseconds since 1970; {@code otherwise} when that cannot be told. */
    static long startMillis(long otherwise) {
        try {
            return ManagementFactory.getRuntimeMXBean().getStartTime();
        } catch (LinkageError | RuntimeException e) {
            return otherwise;
        }
    }
}
