package dev.culprit.analyzer.model;

import dev.culprit.profile.MethodKind;
import org.jspecify.annotations.Nullable;

/**
 * A method as a report names it.
 *
 * @param className raw binary name, never normalised
 * @param method name, such as {@code price}, {@code <init>} or {@code lambda$run$0}
 * @param descriptor JVM descriptor
 * @param file source file, null when unknown
 * @param line first line of the body, 0 when unknown
 * @param kind what it is: code with a probe of its own, a wait, or a place that the agent made for the code below it. Of a phase the
 *     class is that of the test, and the method the phase's name in brackets
 */
public record Function(
        String className,
        String method,
        String descriptor,
        @Nullable String file,
        int line,
        MethodKind kind) {

    /** A function with a probe of its own. */
    public Function(String className, String method, String descriptor, @Nullable String file, int line) {
        this(className, method, descriptor, file, line, MethodKind.FUNCTION);
    }

    /** Simple class name and method, such as {@code OrderService.price}; a method of no class by its name alone. */
    public String shortName() {
        if (className.isEmpty()) {
            return method;
        }
        int dot = className.lastIndexOf('.');
        // Where async-profiler writes the address of a hidden class, a dot is before it, too.
        int before = className.startsWith("0x", dot + 1) ? className.lastIndexOf('.', dot - 1) : dot;
        return className.substring(before + 1) + "." + method;
    }
}
