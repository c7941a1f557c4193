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

    /** {@link String#hashCode()} of name and descriptor, one behind the other, without the compiler's numbers. */
    static int callee(String name, String descriptor) {
        String behind = Names.withoutNumbers(descriptor);
        // The hash of a string is a polynomial in 31, and strings from a constant pool keep theirs.
        return Names.withoutNumbers(name).hashCode() * powerOf31(behind.length()) + behind.hashCode();
    }

    private static int powerOf31(int exponent) {
        int power = 1;
        int base = 31;
        for (int e = exponent; e > 0; e >>= 1) {
            power = (e & 1) == 0 ? power : power * base;
            base *= base;
        }
        return power;
    }
}
