package dev.culprit.analyzer.findings;

import dev.culprit.profile.MethodKind;
import org.jspecify.annotations.Nullable;

/**
 * What a node of the call tree stands for.
 *
 * @param kind function, wait, or a place that the agent made for the code below it
 * @param className raw binary name
 * @param method its name
 * @param descriptor JVM descriptor; of a test its id
 * @param file source file, null when unknown
 * @param firstLine first line of the body, 0 when unknown
 */
public record Frame(
        MethodKind kind,
        String className,
        String method,
        String descriptor,
        @Nullable String file,
        int firstLine) {

    boolean isWait() {
        return kind.isWait();
    }

    /** Whether it waits for a bounded time: one of its arguments says how long. */
    boolean isTimed() {
        return descriptor.startsWith("(J")
                || descriptor.contains("JLjava/util/concurrent/TimeUnit;")
                || descriptor.contains("Ljava/time/Duration;");
    }

    /** Simple class name and method. */
    String shortName() {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        return method.equals("<init>") ? "new " + simple : simple + "." + method;
    }
}
