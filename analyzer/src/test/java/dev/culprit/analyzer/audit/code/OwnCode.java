package dev.culprit.analyzer.audit.code;

import java.util.ArrayList;
import java.util.List;

/** A type of handler that only this project knows. */
final class OwnCode {

    private final List<AuditTrail> trails = new ArrayList<>();

    interface AuditTrail {
        void happened(String event);
    }

    interface QuietTrail extends AuditTrail {}

    void addTrail(AuditTrail trail) {
        trails.add(trail);
    }

    void registers(StringBuilder log) {
        addTrail(event -> log.append(event)); // audit CAPTURING_LAMBDA
        QuietTrail quiet = event -> {}; // audit LAMBDA
        trails.add(quiet);
    }
}
