package dev.culprit.agent.transform;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** The instructions of a probe, for one method whose node lies in one slot. */
final class ProbeCode {

    static final String PROBE = "dev/culprit/agent/runtime/Probe";
    static final String METERED_PROBE = "dev/culprit/agent/runtime/MeteredProbe";
    static final String WAIT_PROBE = "dev/culprit/agent/runtime/WaitProbe";
    static final String STREAM_PROBE = "dev/culprit/agent/runtime/StreamProbe";
    static final String TEST_PROBE = "dev/culprit/agent/runtime/TestProbe";
    static final String TELEMETRY_PROBE = "dev/culprit/agent/runtime/TelemetryProbe";
    static final String NODE = "dev/culprit/agent/runtime/CallTreeNode";

    private static final String TAKES_NODE = "(L" + NODE + ";)V";
    private static final String GIVES_NODE = "(I)L" + NODE + ";";

    private final MethodVisitor out;
    private final int nodeSlot;
    private final String probe;

    /** @param probe whose {@code enter} and {@code exit} are called */
    ProbeCode(MethodVisitor out, int nodeSlot, String probe) {
        this.out = out;
        this.nodeSlot = nodeSlot;
        this.probe = probe;
    }

    /** 8 bytes up to method id 32767 and slot 255. */
    void enter(int methodId, boolean initializer) {
        push(methodId);
        out.visitMethodInsn(Opcodes.INVOKESTATIC, probe, initializer ? "enterInitializer" : "enter", GIVES_NODE, false);
        out.visitVarInsn(Opcodes.ASTORE, nodeSlot);
    }

    /** 5 bytes. */
    void exit() {
        callWithNode(nodeSlot, probe, "exit");
    }

    /** 5 bytes, only where an exception is caught. */
    void resume() {
        callWithNode(nodeSlot, PROBE, "resume");
    }

    /** 6 bytes, where an exception leaves a callback of a telemetry handler. */
    void thrown(int methodId) {
        push(methodId);
        out.visitMethodInsn(Opcodes.INVOKESTATIC, TELEMETRY_PROBE, "thrown", "(I)V", false);
    }

    /** 8 bytes. */
    void tag(int line) {
        out.visitVarInsn(Opcodes.ALOAD, nodeSlot);
        push(line);
        out.visitFieldInsn(Opcodes.PUTFIELD, NODE, "line", "I");
    }

    /** 8 bytes, before a call that may block; its node lies in the slot behind the method's own. */
    void enterWait(int methodId) {
        push(methodId);
        out.visitMethodInsn(Opcodes.INVOKESTATIC, WAIT_PROBE, "enter", GIVES_NODE, false);
        out.visitVarInsn(Opcodes.ASTORE, nodeSlot + 1);
    }

    /** 5 bytes, behind it. */
    void exitWait() {
        callWithNode(nodeSlot + 1, WAIT_PROBE, "exit");
    }

    /**
     * 10 to 22 bytes, before a call on a stream that lies below the arguments on the stack: none, one of whatever one-slot type, or an array and
     * two numbers, which are put aside meanwhile.
     */
    void enterStream(int methodId, String descriptor) {
        int arguments = Type.getArgumentTypes(descriptor).length;
        for (int i = arguments; i > 1; i--) {
            out.visitVarInsn(Opcodes.ISTORE, nodeSlot + i);
        }
        if (arguments == 0) {
            out.visitInsn(Opcodes.DUP);
        } else {
            out.visitInsn(Opcodes.DUP2);
            out.visitInsn(Opcodes.POP);
        }
        push(methodId);
        out.visitMethodInsn(Opcodes.INVOKESTATIC, STREAM_PROBE, "enter", "(Ljava/lang/Object;I)L" + NODE + ";", false);
        out.visitVarInsn(Opcodes.ASTORE, nodeSlot + 1);
        for (int i = 2; i <= arguments; i++) {
            out.visitVarInsn(Opcodes.ILOAD, nodeSlot + i);
        }
    }

    /** 5 bytes, behind it. */
    void exitStream() {
        callWithNode(nodeSlot + 1, STREAM_PROBE, "exit");
    }

    /** 4 bytes, before a call whose object, on top of the stack, may be a thread that it starts. */
    void noteStart() {
        out.visitInsn(Opcodes.DUP);
        out.visitMethodInsn(Opcodes.INVOKESTATIC, TaskHook.OWNER, "start", TaskHook.TAKES_ONE, false);
    }

    private void callWithNode(int slot, String owner, String name) {
        out.visitVarInsn(Opcodes.ALOAD, slot);
        out.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, TAKES_NODE, false);
    }

    private void push(int value) {
        if (value >= 0 && value <= 5) {
            out.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value == (byte) value) {
            out.visitIntInsn(Opcodes.BIPUSH, value);
        } else if (value == (short) value) {
            out.visitIntInsn(Opcodes.SIPUSH, value);
        } else {
            out.visitLdcInsn(value);
        }
    }
}
