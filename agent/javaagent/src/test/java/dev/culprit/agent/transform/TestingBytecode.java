package dev.culprit.agent.transform;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Measures and makes class files. */
final class TestingBytecode {

    private TestingBytecode() {}

    /** Length of the code of each method, by name and descriptor. */
    static Map<String, Integer> codeLengths(byte[] classFile) {
        Map<String, Integer> lengths = new HashMap<>();
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
                        return new MethodVisitor(Opcodes.ASM9, next) {
                            @Override
                            public void visitMaxs(int maxStack, int maxLocals) {
                                Label end = new Label();
                                super.visitLabel(end);
                                lengths.put(name + descriptor, end.getOffset());
                                super.visitMaxs(maxStack, maxLocals);
                            }
                        };
                    }
                },
                0);
        return lengths;
    }

    /** A class of that version whose {@code public static Object run()} has the body that {@code code} writes. */
    static byte[] classWithRun(int version, String name, Body body) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(version, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, name, null, "java/lang/Object", null);
        MethodVisitor code =
                writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "run", "()Ljava/lang/Object;", null, null);
        code.visitCode();
        body.write(code);
        code.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    interface Body {
        void write(MethodVisitor code);
    }
}
