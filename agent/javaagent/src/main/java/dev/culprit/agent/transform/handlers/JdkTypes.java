package dev.culprit.agent.transform.handlers;

/** Which names are the JDK's own, and which parts of it have telemetry. */
final class JdkTypes {

    private static final String[] PREFIXES = {"java/", "jdk/", "sun/", "com/sun/"};

    private static final String[] WITH_TELEMETRY = {
        "java/util/logging/",
        "java/beans/",
        "javax/management/",
        "jdk/jfr/",
        "com/sun/jmx/",
        "sun/management/",
        "javax/sql/"
    };

    private JdkTypes() {}

    static boolean is(String internalName) {
        return startsWith(internalName, PREFIXES) || hasTelemetry(internalName);
    }

    static boolean hasTelemetry(String internalName) {
        return startsWith(internalName, WITH_TELEMETRY);
    }

    private static boolean startsWith(String name, String[] prefixes) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
