package dev.culprit.agent.transform;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Second pass over one method: writes its probe. The node lives in a new slot above all variables; the frames of the class file
 * are extended by it and nothing is computed anew, so no type of the application is ever looked up.
 */
final class ProbeMethodVisitor extends InstructionVisitor {

    private final MethodFacts facts;
    private final int methodId;
    private final boolean tagged;
    private final @Nullable WaitIds waits;
    private final boolean linkTasks;
    private final boolean countThrown;
    private final boolean lookAtStreams;
    private final boolean frames;
    private final ProbeCode probe;
    private final CatchAll catchAll;
    private final ConstructorState state;
    private final CallTags tags = new CallTags();
    private final Set<Label> handlers = new HashSet<>();
    private int line;
    private boolean caught;

    /**
     * @param waits null for neither tags nor probes around calls that may block
     * @param linkTasks whether the start of a thread is noted
     * @param countThrown whether exceptions that leave the method are counted
     * @param lookAtStreams whether calls on streams get a probe that looks at the stream
     */
    ProbeMethodVisitor(
            MethodVisitor next,
            ClassFacts owner,
            MethodFacts facts,
            int methodId,
            @Nullable WaitIds waits,
            boolean linkTasks,
            boolean countThrown,
            boolean lookAtStreams,
            String probe) {
        super(next);
        this.lookAtStreams = lookAtStreams;
        this.countThrown = countThrown;
        this.facts = facts;
        this.methodId = methodId;
        this.tagged = waits != null;
        this.waits = waits;
        this.linkTasks = linkTasks;
        this.frames = owner.version() >= Opcodes.V1_6;
        this.probe = new ProbeCode(next, facts.maxLocals(), probe);
        this.catchAll = new CatchAll(next);
        this.state = new ConstructorState(facts.name().equals("<init>"), owner.name(), owner.superName());
    }

    @Override
    public void visitCode() {
        super.visitCode();
        probe.enter(methodId, facts.name().equals("<clinit>"));
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        handlers.add(handler);
        super.visitTryCatchBlock(start, end, handler, type);
    }

    @Override
    public void visitLabel(Label label) {
        super.visitLabel(label);
        tags.forget();
        caught |= handlers.contains(label);
    }

    @Override
    public void visitLineNumber(int line, Label start) {
        this.line = line;
        super.visitLineNumber(line, start);
    }

    @Override
    public void visitFrame(
            int type, int localCount, Object @Nullable [] local, int stackCount, Object @Nullable [] stack) {
        state.onFrame(local, stack);
        Object[] extended = withNode(local == null ? new Object[0] : local, localCount);
        super.visitFrame(type, extended.length, extended, stackCount, stack);
    }

    @Override
    void beforeInstruction() {
        catchAll.cover(state.isInitialized());
        if (caught) {
            caught = false;
            probe.resume();
        }
    }

    @Override
    public void visitInsn(int opcode) {
        beforeInstruction();
        if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            probe.exit();
        }
        if (opcode == Opcodes.MONITORENTER && tagged && tags.takeMonitor(line)) {
            probe.tag(line);
        }
        mv.visitInsn(opcode);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        super.visitTypeInsn(opcode, type);
        if (opcode == Opcodes.NEW) {
            state.onNew(type);
        }
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        beforeInstruction();
        if (tagged && tags.take(owner, name, descriptor, line)) {
            probe.tag(line);
        }
        int wait = waitId(owner, name, descriptor);
        int stream = wait == 0 && opcode == Opcodes.INVOKEVIRTUAL ? streamId(owner, name, descriptor) : 0;
        if (wait != 0) {
            probe.enterWait(wait);
        } else if (stream != 0) {
            probe.enterStream(stream, descriptor);
        }
        if (linkTasks && ThreadStarts.isOne(opcode, name, descriptor)) {
            probe.noteStart();
        }
        mv.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        if (wait != 0) {
            probe.exitWait();
        } else if (stream != 0) {
            probe.exitStream();
        }
        state.onCall(opcode, owner, name);
    }

    /**
     * Not before {@code super(...)}: no handler can stand around what is called there, and an exception would leave the wait
     * open for good.
     */
    private int waitId(String owner, String name, String descriptor) {
        return waits == null || !state.isInitialized() ? 0 : waits.of(owner, name, descriptor);
    }

    private int streamId(String owner, String name, String descriptor) {
        return waits == null || !lookAtStreams || !state.isInitialized() ? 0 : waits.ofStream(owner, name, descriptor);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        beforeInstruction();
        if (tagged && tags.takeDynamic(bootstrap, descriptor, line)) {
            probe.tag(line);
        }
        mv.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    @Override
    public void visitJumpInsn(int opcode, Label target) {
        super.visitJumpInsn(opcode, target);
        if (opcode == Opcodes.JSR) {
            tags.forget();
        }
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        if (catchAll.begin()) {
            if (frames) {
                Object[] locals = withNode(new Object[0], 0);
                mv.visitFrame(Opcodes.F_NEW, locals.length, locals, 1, new Object[] {"java/lang/Throwable"});
            }
            if (countThrown) {
                probe.thrown(methodId);
            }
            probe.exit();
            mv.visitInsn(Opcodes.ATHROW);
            catchAll.end();
        }
        // A tag needs two on top of the call's arguments. A wait has a node, and behind a stream lie up to two numbers.
        super.visitMaxs(maxStack + 2, maxLocals + (facts.waits() > 0 ? 4 : 1));
    }

    private Object[] withNode(Object[] local, int count) {
        Object[] extended = new Object[facts.maxLocals() + 1];
        int used = 0;
        int slots = 0;
        for (; used < count; used++) {
            extended[used] = local[used];
            slots += local[used] == Opcodes.LONG || local[used] == Opcodes.DOUBLE ? 2 : 1;
        }
        for (; slots < facts.maxLocals(); slots++) {
            extended[used++] = Opcodes.TOP;
        }
        extended[used++] = ProbeCode.NODE;
        return Arrays.copyOf(extended, used);
    }
}
