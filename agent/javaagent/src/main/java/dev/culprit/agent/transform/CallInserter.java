package dev.culprit.agent.transform;

import dev.culprit.agent.selection.LoaderCheck;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/** Inserts calls into a few framework classes as they are loaded, and leaves all others alone. Thread safe. */
public final class CallInserter implements ClassFileTransformer {

    /** Is told when one of the classes is loaded. Implementations are thread safe. */
    public interface Listener {

        /**
         * A class with places for calls was loaded.
         *
         * @param internalName its name
         * @param missing places that it does not have, none when all is well
         */
        void loaded(String internalName, List<InsertedCall> missing);
    }

    private final Map<String, List<InsertedCall>> places = new HashMap<>();
    private final LoaderCheck loaders;
    private final Listener listener;

    /** @param watched internal names of classes of which only the loading is of interest */
    public CallInserter(List<InsertedCall> calls, List<String> watched, LoaderCheck loaders, Listener listener) {
        for (String name : watched) {
            places.put(name, new ArrayList<>());
        }
        for (InsertedCall call : calls) {
            places.computeIfAbsent(call.className(), name -> new ArrayList<>()).add(call);
        }
        this.loaders = loaders;
        this.listener = listener;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> classBeingRedefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        List<InsertedCall> calls = className == null ? null : places.get(className);
        if (calls == null || className == null || loader == null) {
            return null;
        }
        try {
            return insert(loader, className, calls, classFile);
        } catch (Throwable e) {
            listener.loaded(className, calls);
            return null;
        }
    }

    private byte @Nullable [] insert(ClassLoader loader, String className, List<InsertedCall> calls, byte[] classFile) {
        List<InsertedCall> missing = new ArrayList<>(calls);
        if (calls.isEmpty() || !loaders.resolvesRuntime(loader)) {
            listener.loaded(className, missing);
            return null;
        }
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(InstructionVisitor.ASM_API, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
                        for (InsertedCall call : calls) {
                            if (call.isIn(name, descriptor)) {
                                missing.remove(call);
                                next = new InsertedCallVisitor(next, call, access, descriptor);
                            }
                        }
                        return next;
                    }
                },
                0);
        missing.removeIf(call -> !call.needed());
        listener.loaded(className, missing);
        return writer.toByteArray();
    }
}
