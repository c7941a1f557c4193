package dev.culprit.analyzer.report;

import dev.culprit.analyzer.audit.AuditedHandler;
import dev.culprit.profile.HandlerKind;

/** What an audit calls things. */
final class AuditWords {

    private AuditWords() {}

    static String kind(HandlerKind kind) {
        return switch (kind) {
            case NAMED -> "named class";
            case ANONYMOUS -> "anonymous class";
            case LOCAL -> "local class";
            case LAMBDA -> "lambda";
            case CAPTURING_LAMBDA -> "capturing lambda";
            case METHOD_REFERENCE -> "method reference";
        };
    }

    /** The class, or the method that a lambda or method reference calls. */
    static String name(AuditedHandler handler) {
        return handler.body() == null ? handler.className() : handler.className() + "." + handler.body();
    }

    /** What the line does. */
    static String action(AuditedHandler handler) {
        return handler.registeredWith() == null ? "made" : "registered with " + handler.registeredWith();
    }

    static String simple(String binaryName) {
        return binaryName.substring(binaryName.lastIndexOf('.') + 1).replace('$', '.');
    }
}
