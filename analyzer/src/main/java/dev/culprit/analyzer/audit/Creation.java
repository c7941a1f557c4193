package dev.culprit.analyzer.audit;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;

/**
 * A place that makes an object that may be a handler. Two are equal only when they are the same place.
 *
 * <p>Not a record: the same line may make two objects alike.
 */
final class Creation {

    private final String type;
    private final @Nullable Handle body;
    private final boolean methodReference;
    private final int bodyLine;
    private final int captured;
    private final Site site;

    private Creation(
            String type, @Nullable Handle body, boolean methodReference, int bodyLine, int captured, Site site) {
        this.type = type;
        this.body = body;
        this.methodReference = methodReference;
        this.bodyLine = bodyLine;
        this.captured = captured;
        this.site = site;
    }

    /** {@code new type()}. */
    static Creation ofClass(String type, Site site) {
        return new Creation(type, null, false, 0, 0, site);
    }

    /**
     * A lambda or a method reference.
     *
     * @param type the functional interface
     * @param body what is called
     * @param captured values that it holds
     * @param bodyLine first line of the body, 0 when unknown
     */
    static Creation ofLambda(String type, Handle body, boolean methodReference, int bodyLine, int captured, Site site) {
        return new Creation(type, body, methodReference, bodyLine, captured, site);
    }

    /** Internal name of the class, or of the functional interface. */
    String type() {
        return type;
    }

    /** What a lambda or method reference calls; null for a class. */
    @Nullable
    Handle body() {
        return body;
    }

    boolean isMethodReference() {
        return methodReference;
    }

    int bodyLine() {
        return bodyLine;
    }

    int captured() {
        return captured;
    }

    Site site() {
        return site;
    }
}
