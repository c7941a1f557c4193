package dev.culprit.agent.transform.handlers;

import java.util.List;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Writes calls of {@code TelemetryEvents} into one method: at its entry, and behind lambdas. They need neither branches nor variables, so
 * stack frames stay as they are.
 */
final class TelemetryCallWriter extends MethodVisitor {

    private static final String EVENTS = "dev/culprit/agent/runtime/TelemetryEvents";

    /** Operands of the longest call. */
    private static final int STACK = 3;

    private final boolean isStatic;
    private final String descriptor;
    private final List<EntryCall> atEntry;
    private final int @Nullable [] sites;
    private int lambda;

    TelemetryCallWriter(
            MethodVisitor next, int access, String descriptor, List<EntryCall> atEntry, int @Nullable [] sites) {
        super(Opcodes.ASM9, next);
        this.isStatic = (access & Opcodes.ACC_STATIC) != 0;
        this.descriptor = descriptor;
        this.atEntry = atEntry;
        this.sites = sites;
    }

    @Override
    public void visitCode() {
        super.visitCode();
        for (EntryCall call : atEntry) {
            if (isStatic) {
                mv.visitInsn(Opcodes.ACONST_NULL);
            } else {
                mv.visitVarInsn(Opcodes.ALOAD, 0);
            }
            if (call.argument() < 0) {
                call("ended", "(Ljava/lang/Object;)V");
            } else {
                mv.visitVarInsn(Opcodes.ALOAD, slot(call.argument()));
                mv.visitLdcInsn(call.point());
                call("called", "(Ljava/lang/Object;Ljava/lang/Object;I)V");
            }
        }
    }

    private int slot(int argument) {
        Type[] parameters = Type.getArgumentTypes(descriptor);
        int slot = isStatic ? 0 : 1;
        for (int i = 0; i < argument; i++) {
            slot += parameters[i].getSize();
        }
        return slot;
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String type, Handle bootstrap, Object... arguments) {
        super.visitInvokeDynamicInsn(name, type, bootstrap, arguments);
        if (sites == null || !ClassLook.isLambda(bootstrap)) {
            return;
        }
        int site = lambda < sites.length ? sites[lambda] : -1;
        lambda++;
        if (site >= 0) {
            mv.visitInsn(Opcodes.DUP);
            mv.visitLdcInsn(site);
            call("created", "(Ljava/lang/Object;I)V");
        }
    }

    private void call(String name, String type) {
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, EVENTS, name, type, false);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(maxStack + STACK, maxLocals);
    }
}
