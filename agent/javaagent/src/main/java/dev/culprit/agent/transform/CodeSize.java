package dev.culprit.agent.transform;

/** Upper bounds of the lengths of what a probe adds to a method, in bytes. */
final class CodeSize {

    /** HotSpot never compiles a method longer than this (flag DontCompileHugeMethods); it stays interpreted for ever. */
    static final int JIT_LIMIT = 8000;

    /** A method cannot be longer than this (JVMS 4.7.3). */
    static final int FORMAT_LIMIT = 65535;

    /** What a switch can grow by when it moves: its table begins at a multiple of four. */
    static final int SWITCH_PADDING = 3;

    private CodeSize() {}

    static int variable(int slot) {
        return slot < 4 ? 1 : slot < 256 ? 2 : 4;
    }

    /** Entry, exits and the catch-all of a method. */
    static int probe(int nodeSlot, int returns) {
        int load = variable(nodeSlot);
        return 3 + 3 + load + returns * (load + 3) + load + 3 + 1;
    }

    /** The probe around one call that may block. */
    static int wait(int nodeSlot) {
        int variable = variable(nodeSlot + 1);
        return 3 + 3 + variable + variable + 3;
    }

    /** One call-site tag. */
    static int tag(int nodeSlot) {
        return variable(nodeSlot) + 3 + 3;
    }
}
