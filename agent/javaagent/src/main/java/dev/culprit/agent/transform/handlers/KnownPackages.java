package dev.culprit.agent.transform.handlers;

/**
 * How the names of the libraries' types in the table begin: a look at these is what each class costs that is not selected, as long as no
 * library with telemetry is there. {@code KnownPackagesTest} compares them with the table.
 */
final class KnownPackages {

    static final String[] PREFIXES = {
        "io/micrometer/",
        "io/opentelemetry/",
        "ch/qos/logback/",
        "org/apache/logging/log4j/",
        "org/slf4j/spi/",
        "org/slf4j/helpers/",
        "com/codahale/metrics/",
        "org/springframework/",
        "org/junit/",
        "org/testng/",
        "javax/servlet/",
        "jakarta/servlet/",
        "org/apache/catalina/core/",
        "net/ttddyy/dsproxy/",
        "com/p6spy/",
        "org/apache/tomcat/jdbc/",
        "org/hibernate/resource/jdbc/",
        "com/mysql/cj/interceptors/",
        "com/zaxxer/hikari/metrics/",
    };

    private KnownPackages() {}

    static boolean has(String internalName) {
        for (String prefix : PREFIXES) {
            if (internalName.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
