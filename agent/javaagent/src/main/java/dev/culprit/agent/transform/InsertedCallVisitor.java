package dev.culprit.agent.transform;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Writes one {@link InsertedCall} into one void method. Branches, variables and frames stay as they are. */
final class InsertedCallVisitor extends MethodVisitor {

    private static final String EVENTS = "dev/culprit/agent/runtime/TestEvents";
    private static final String REPORT = "(ILjava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)V";

    /** Operands of the call. */
    private static final int STACK = 4;

    private final InsertedCall call;
    private final boolean isStatic;
    private final Type[] parameters;

    InsertedCallVisitor(MethodVisitor next, InsertedCall call, int access, String descriptor) {
        super(InstructionVisitor.ASM_API, next);
        this.call = call;
        this.isStatic = (access & Opcodes.ACC_STATIC) != 0;
        this.parameters = Type.getArgumentTypes(descriptor);
    }

    @Override
    public void visitCode() {
        super.visitCode();
        if (call.atEntry()) {
            report();
        }
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode == Opcodes.RETURN && !call.atEntry()) {
            report();
        }
        super.visitInsn(opcode);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(maxStack + STACK, maxLocals);
    }

    private void report() {
        mv.visitIntInsn(Opcodes.BIPUSH, call.event());
        if (isStatic) {
            mv.visitInsn(Opcodes.ACONST_NULL);
        } else {
            mv.visitVarInsn(Opcodes.ALOAD, 0);
        }
        argument(0);
        argument(1);
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, EVENTS, "report", REPORT, false);
    }

    private void argument(int position) {
        boolean reference = position < parameters.length && parameters[position].getSort() >= Type.ARRAY;
        if (!reference) {
            mv.visitInsn(Opcodes.ACONST_NULL);
            return;
        }
        int slot = isStatic ? 0 : 1;
        for (int i = 0; i < position; i++) {
            slot += parameters[i].getSize();
        }
        mv.visitVarInsn(Opcodes.ALOAD, slot);
    }
}
