package dev.culprit.agent.transform;

import net.bytebuddy.jar.asm.Opcodes;

/** Upper bounds of the lengths of instructions, in bytes. */
final class CodeSize {

    /** HotSpot never compiles a method longer than this (flag DontCompileHugeMethods); it stays interpreted for ever. */
    static final int JIT_LIMIT = 8000;

    /** A method cannot be longer than this (JVMS 4.7.3). */
    static final int FORMAT_LIMIT = 65535;

    private CodeSize() {}

    static int variable(int slot) {
        return slot < 4 ? 1 : slot < 256 ? 2 : 4;
    }

    static int increment(int slot, int increment) {
        return slot < 256 && increment == (byte) increment ? 3 : 6;
    }

    static int intOperand(int opcode) {
        return opcode == Opcodes.SIPUSH ? 3 : 2;
    }

    static int invoke(int opcode) {
        return opcode == Opcodes.INVOKEINTERFACE || opcode == Opcodes.INVOKEDYNAMIC ? 5 : 3;
    }

    static int tableSwitch(int targets) {
        return 16 + 4 * targets;
    }

    static int lookupSwitch(int targets) {
        return 12 + 8 * targets;
    }

    /** Entry, exits and the catch-all of a method. */
    static int probe(int nodeSlot, int returns) {
        int load = variable(nodeSlot);
        return 3 + 3 + load + returns * (load + 3) + load + 3 + 1;
    }

    /** One call-site tag. */
    static int tag(int nodeSlot) {
        return variable(nodeSlot) + 3 + 3;
    }
}
