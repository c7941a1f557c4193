package dev.culprit.agent.transform;

import java.util.Arrays;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Follows through a constructor whether {@code this} is initialised yet, because no exception handler may span a place where it
 * is not (JVMS 4.10.1.6). A stack frame of the class file says it outright; between two frames the state changes only
 * at the call of {@code super(...)} or {@code this(...)}, which is told from that of a {@code new} of the same class by counting.
 *
 * <p>Not thread safe.
 */
final class ConstructorState {

    private final boolean constructor;
    private final String className;
    private final @Nullable String superName;
    private int pendingNew;
    private boolean initialized;

    ConstructorState(boolean constructor, String className, @Nullable String superName) {
        this.constructor = constructor;
        this.className = className;
        this.superName = superName;
        this.initialized = !constructor;
    }

    /** True in any other method, and in a constructor after {@code super(...)}. */
    boolean isInitialized() {
        return initialized;
    }

    void onFrame(Object @Nullable [] local, Object @Nullable [] stack) {
        if (constructor) {
            initialized = !contains(local) && !contains(stack);
        }
    }

    void onNew(String type) {
        if (constructor && isOwnOrSuper(type)) {
            pendingNew++;
        }
    }

    /** Tells of a call that has just been made. */
    void onCall(int opcode, String owner, String name) {
        if (!constructor || opcode != Opcodes.INVOKESPECIAL || !name.equals("<init>") || !isOwnOrSuper(owner)) {
            return;
        }
        if (pendingNew > 0) {
            pendingNew--;
        } else {
            initialized = true;
        }
    }

    private boolean isOwnOrSuper(String type) {
        return type.equals(className) || type.equals(superName);
    }

    private static boolean contains(Object @Nullable [] types) {
        return types != null && Arrays.asList(types).contains(Opcodes.UNINITIALIZED_THIS);
    }
}
