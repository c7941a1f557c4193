package dev.culprit.agent.transform;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/** Writes the {@link TaskHook}s of one class. They need neither branches nor variables, so its stack frames stay as they are. */
final class TaskHookWriter extends ClassVisitor {

    private final List<TaskHook> hooks;
    private final Set<TaskHook> written = new LinkedHashSet<>();

    private TaskHookWriter(ClassWriter writer, List<TaskHook> hooks) {
        super(InstructionVisitor.ASM_API, writer);
        this.hooks = hooks;
    }

    /**
     * The class with its hooks.
     *
     * @throws UnsupportedOperationException naming what is missing, if the class is another than is known
     */
    static byte[] write(byte[] classFile, List<TaskHook> hooks) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        TaskHookWriter hookWriter = new TaskHookWriter(writer, hooks);
        reader.accept(hookWriter, 0);
        for (TaskHook hook : hooks) {
            if (!hook.optional() && !hookWriter.written.contains(hook)) {
                throw new UnsupportedOperationException("no place for a hook in " + hook.method());
            }
        }
        return writer.toByteArray();
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        List<TaskHook> here = new ArrayList<>(1);
        for (TaskHook hook : hooks) {
            if (hook.isIn(name, descriptor)) {
                here.add(hook);
            }
        }
        return here.isEmpty() ? next : new TaskHookMethodWriter(next, here, written);
    }
}
