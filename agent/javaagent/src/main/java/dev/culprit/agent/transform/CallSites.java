package dev.culprit.agent.transform;

import java.util.Arrays;

/** The call instructions of one method, in order. Not thread safe. */
final class CallSites {

    private int[] lines = new int[8];
    private int[] callees = new int[8];
    private int size;

    void add(int line, String name, String descriptor) {
        if (size == lines.length) {
            lines = Arrays.copyOf(lines, 2 * size);
            callees = Arrays.copyOf(callees, 2 * size);
        }
        lines[size] = line;
        callees[size++] = callee(name, descriptor);
    }

    int[] lines() {
        return Arrays.copyOf(lines, size);
    }

    int[] callees() {
        return Arrays.copyOf(callees, size);
    }

    /** {@link String#hashCode()} of name and descriptor without the compiler's numbers. */
    static int callee(String name, String descriptor) {
        return (Names.withoutNumbers(name) + Names.withoutNumbers(descriptor)).hashCode();
    }
}
