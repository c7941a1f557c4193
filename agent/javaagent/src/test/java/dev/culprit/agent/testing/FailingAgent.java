package dev.culprit.agent.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Makes of the finished agent one with a method that only throws; everything else is the same byte for byte. */
public final class FailingAgent {

    /** The message of what is thrown. */
    public static final String MESSAGE = "as planned";

    private FailingAgent() {}

    /**
     * Writes it into that directory.
     *
     * @param type a class of the agent or of its runtime
     * @param method its name and the beginning of its descriptor, such as {@code look()}
     * @param thrown what it throws, with a constructor for a message
     */
    public static Path writeTo(Path directory, String type, String method, Class<? extends Throwable> thrown) {
        Path jar = directory.resolve("culprit-agent-that-fails.jar");
        String member = type.replace('.', '/') + ".class";
        try {
            Files.copy(ForkedJvm.AGENT, jar, StandardCopyOption.REPLACE_EXISTING);
            try (FileSystem inside = FileSystems.newFileSystem(jar)) {
                Path runtime = inside.getPath("culprit-agent-runtime.jar");
                boolean ofRuntime = Files.notExists(inside.getPath(member));
                try (FileSystem within = ofRuntime ? FileSystems.newFileSystem(runtime) : null) {
                    Path file = (within == null ? inside : within).getPath(member);
                    Files.write(file, failing(Files.readAllBytes(file), method, Type.getInternalName(thrown)));
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] failing(byte[] classFile, String method, String thrown) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        FailingVisitor visitor = new FailingVisitor(writer, method, thrown);
        reader.accept(visitor, 0);
        if (visitor.found != 1) {
            throw new AssertionError(
                    reader.getClassName() + " has " + visitor.found + " methods that begin with " + method);
        }
        return writer.toByteArray();
    }

    private static final class FailingVisitor extends ClassVisitor {

        private final String method;
        private final String thrown;
        private int found;

        FailingVisitor(ClassWriter writer, String method, String thrown) {
            super(Opcodes.ASM9, writer);
            this.method = method;
            this.thrown = thrown;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor made = super.visitMethod(access, name, descriptor, signature, exceptions);
            if (!(name + descriptor).startsWith(method)) {
                return made;
            }
            found++;
            made.visitCode();
            made.visitTypeInsn(Opcodes.NEW, thrown);
            made.visitInsn(Opcodes.DUP);
            made.visitLdcInsn(MESSAGE);
            made.visitMethodInsn(Opcodes.INVOKESPECIAL, thrown, "<init>", "(Ljava/lang/String;)V", false);
            made.visitInsn(Opcodes.ATHROW);
            made.visitMaxs(0, 0);
            made.visitEnd();
            // Its own code goes nowhere.
            return null;
        }
    }
}
