package dev.culprit.agent.runtime;

import java.util.Arrays;

/** The {@link CallMode} of each function. Thread safe; asked only when a node is made or its mode is in question. */
final class FunctionModes {

    private static final byte UNSET = -1;

    private volatile int initial = CallMode.EVERY;

    /** By method id; replaced, never changed. */
    private volatile byte[] modes = new byte[0];

    /** The mode of functions of which nothing else is said. */
    synchronized void setInitial(int mode) {
        initial = mode;
    }

    /** Sets the mode of those functions; one that is given less already keeps it. */
    synchronized void thin(int[] methodIds, int mode) {
        byte[] changed = modes;
        int length = changed.length;
        for (int methodId : methodIds) {
            length = Math.max(length, methodId + 1);
        }
        changed = Arrays.copyOf(changed, length);
        Arrays.fill(changed, modes.length, length, UNSET);
        for (int methodId : methodIds) {
            changed[methodId] = (byte) Math.max(changed[methodId], mode);
        }
        modes = changed;
    }

    /** Of the function with that id; calls beyond a limit (0) are as if of none. */
    int of(int methodId) {
        byte[] known = modes;
        int own = methodId < known.length ? known[methodId] : UNSET;
        return methodId == 0 ? CallMode.EVERY : Math.max(own, initial);
    }
}
