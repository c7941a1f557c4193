package dev.culprit.agent.transform.handlers;

import java.util.Set;

/** Which names are the JDK's own, and which parts of it have telemetry. {@code KnownPackagesTest} compares them with the table. */
final class JdkTypes {

    static final String[] WITH_TELEMETRY = {
        "java/util/logging/",
        "java/beans/",
        "javax/management/",
        "jdk/jfr/",
        "com/sun/jmx/",
        "sun/management/",
        "javax/sql/"
    };

    /** The types with methods that register handlers: known without the table, as each JVM has loaded some package of theirs. */
    static final Set<String> REGISTERING = Set.of(
            "com/sun/jmx/mbeanserver/JmxMBeanServer",
            "java/beans/PropertyChangeSupport",
            "java/beans/VetoableChangeSupport",
            "java/util/logging/Handler",
            "java/util/logging/Logger",
            "javax/management/MBeanServerConnection",
            "javax/management/NotificationBroadcaster",
            "javax/management/NotificationBroadcasterSupport",
            "javax/sql/PooledConnection",
            "jdk/jfr/FlightRecorder",
            "jdk/jfr/consumer/EventStream",
            "jdk/jfr/consumer/RecordingStream",
            "jdk/jfr/internal/consumer/AbstractEventStream",
            "sun/management/NotificationEmitterSupport");

    private static final String[] PREFIXES = {"java/", "jdk/", "sun/", "com/sun/"};

    private JdkTypes() {}

    static boolean is(String internalName) {
        return startsWith(internalName, PREFIXES) || hasTelemetry(internalName);
    }

    static boolean hasTelemetry(String internalName) {
        return startsWith(internalName, WITH_TELEMETRY);
    }

    static boolean startsWith(String name, String[] prefixes) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
