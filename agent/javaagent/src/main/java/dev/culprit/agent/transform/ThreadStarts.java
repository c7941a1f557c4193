package dev.culprit.agent.transform;

import net.bytebuddy.jar.asm.Opcodes;

/**
 * The calls that may start a thread. The class of the object is not asked for, as that of a subclass of {@code Thread} may not be there yet;
 * the runtime looks at the object itself.
 */
final class ThreadStarts {

    private ThreadStarts() {}

    static boolean isOne(int opcode, String name, String descriptor) {
        return (opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKESPECIAL)
                && name.equals("start")
                && descriptor.equals("()V");
    }
}
