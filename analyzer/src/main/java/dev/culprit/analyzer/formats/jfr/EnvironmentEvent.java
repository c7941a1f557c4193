package dev.culprit.analyzer.formats.jfr;

import java.util.List;

/** Events in which a recorder says where it recorded, each with the fields that are wanted. Both recorders write them unless told otherwise. */
enum EnvironmentEvent {
    CPU("jdk.CPUInformation", "cpu", "description", "hwThreads"),
    OS("jdk.OSInformation", "osVersion"),
    JVM("jdk.JVMInformation", "jvmName", "jvmVersion"),
    PROPERTY("jdk.InitialSystemProperty", "key", "value"),
    COLLECTOR("jdk.GCConfiguration", "youngCollector", "oldCollector");

    private final String type;
    private final List<String> fields;

    EnvironmentEvent(String type, String... fields) {
        this.type = type;
        this.fields = List.of(fields);
    }

    String type() {
        return type;
    }

    String[] fields() {
        return fields.toArray(String[]::new);
    }
}
