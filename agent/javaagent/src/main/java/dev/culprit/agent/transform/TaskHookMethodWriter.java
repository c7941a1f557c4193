package dev.culprit.agent.transform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Writes the {@link TaskHook}s of one method. */
final class TaskHookMethodWriter extends InstructionVisitor {

    private static final int NOTHING_LOADED = -1;

    private record Handler(Label start, Label end, Label label) {}

    private final List<TaskHook> hooks;
    private final Set<TaskHook> written;
    private final List<Handler> handlers = new ArrayList<>();
    private final Set<Label> passed = new HashSet<>();

    /** Begins of handlers that catch everything a task throws. */
    private final Set<Label> ends = new HashSet<>();

    private int lastLoaded = NOTHING_LOADED;
    private int taskSlot;
    private boolean endsHere;

    /** @param written gets those that found their place */
    TaskHookMethodWriter(MethodVisitor next, List<TaskHook> hooks, Set<TaskHook> written) {
        super(next);
        this.hooks = hooks;
        this.written = written;
    }

    @Override
    public void visitCode() {
        super.visitCode();
        for (TaskHook hook : hooks) {
            if (hook.place() == TaskHook.Place.ENTRY || hook.place() == TaskHook.Place.BODY) {
                call(hook);
            }
        }
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        if ("java/lang/Throwable".equals(type)) {
            handlers.add(new Handler(start, end, handler));
        }
        super.visitTryCatchBlock(start, end, handler, type);
    }

    @Override
    public void visitLabel(Label label) {
        super.visitLabel(label);
        passed.add(label);
        endsHere |= ends.contains(label);
    }

    @Override
    void beforeInstruction() {
        if (endsHere) {
            endsHere = false;
            end(taskSlot);
        }
        lastLoaded = NOTHING_LOADED;
    }

    @Override
    public void visitVarInsn(int opcode, int slot) {
        super.visitVarInsn(opcode, slot);
        lastLoaded = opcode == Opcodes.ALOAD ? slot : NOTHING_LOADED;
    }

    @Override
    public void visitInsn(int opcode) {
        beforeInstruction();
        if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            for (TaskHook hook : hooks) {
                switch (hook.place()) {
                    case EXIT -> call(hook);
                    case RESULT -> callWithTop(hook);
                    case BODY -> end(0);
                    default -> {}
                }
            }
        }
        mv.visitInsn(opcode);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        int loaded = lastLoaded;
        beforeInstruction();
        boolean runs = false;
        for (TaskHook hook : hooks) {
            if (hook.place() == TaskHook.Place.START && name.equals("start") && descriptor.equals("()V")) {
                callWithTop(hook);
            } else if (hook.place() == TaskHook.Place.RUN && loaded >= 0 && isRun(owner, name)) {
                runs = true;
                callWithTop(hook);
            }
        }
        mv.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        if (runs) {
            end(loaded);
            endWhereCaught(loaded);
        }
    }

    private static boolean isRun(String owner, String name) {
        return name.equals("run") && (owner.equals("java/lang/Runnable") || owner.equals("java/util/TimerTask"));
    }

    /** In the innermost handler around the call; it comes later in the code. */
    private void endWhereCaught(int slot) {
        taskSlot = slot;
        for (Handler handler : handlers) {
            if (passed.contains(handler.start())
                    && !passed.contains(handler.end())
                    && !passed.contains(handler.label())) {
                ends.add(handler.label());
                return;
            }
        }
    }

    private void call(TaskHook hook) {
        written.add(hook);
        for (int slot : hook.slots()) {
            mv.visitVarInsn(Opcodes.ALOAD, slot);
        }
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, TaskHook.OWNER, hook.probe(), hook.probeDescriptor(), false);
    }

    private void callWithTop(TaskHook hook) {
        mv.visitInsn(Opcodes.DUP);
        call(hook);
    }

    private void end(int slot) {
        mv.visitVarInsn(Opcodes.ALOAD, slot);
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, TaskHook.OWNER, "end", TaskHook.TAKES_ONE, false);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(maxStack + 3, maxLocals);
    }
}
