package dev.culprit.agent.transform.handlers;

import net.bytebuddy.jar.asm.ClassReader;

/**
 * How the names of the types in the table begin: a look at these is what each class costs as long as no telemetry is there, so that the table
 * is not read. {@code KnownPackagesTest} compares them with the table.
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

    private static final int UTF8 = 1;

    private KnownPackages() {}

    static boolean has(String internalName) {
        return JdkTypes.startsWith(internalName, PREFIXES);
    }

    /** Whether the constant pool of the class file names any type of these packages or of the JDK's with telemetry. */
    static boolean areNamedIn(ClassReader reader) {
        for (int i = 1; i < reader.getItemCount(); i++) {
            int offset = reader.getItem(i);
            if (offset > 0
                    && reader.readByte(offset - 1) == UTF8
                    && isNamed(reader, offset + 2, reader.readUnsignedShort(offset))) {
                return true;
            }
        }
        return false;
    }

    /** A class name, or a descriptor or signature with class names in it, each after an L. */
    private static boolean isNamed(ClassReader reader, int start, int length) {
        if (beginsAt(reader, start, start + length)) {
            return true;
        }
        for (int i = start; i < start + length; i++) {
            if (reader.readByte(i) == 'L' && beginsAt(reader, i + 1, start + length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsAt(ClassReader reader, int start, int end) {
        return start < end
                && (beginsAt(reader, start, end, PREFIXES) || beginsAt(reader, start, end, JdkTypes.WITH_TELEMETRY));
    }

    private static boolean beginsAt(ClassReader reader, int start, int end, String[] prefixes) {
        int first = reader.readByte(start);
        for (String prefix : prefixes) {
            if (prefix.charAt(0) == first && prefix.length() <= end - start && matches(reader, start, prefix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(ClassReader reader, int start, String prefix) {
        for (int i = 1; i < prefix.length(); i++) {
            if (reader.readByte(start + i) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
