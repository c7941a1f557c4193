package dev.culprit.agent.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Makes of the finished agent one whose runtime reads {@link TestClock} instead of the JVM's clock; everything else is the same byte
 * for byte. Left alone is {@code SelfCheck}, which measures what a probe costs and therefore waits for real time to pass.
 */
public final class TestClockAgent {

    private static final String RUNTIME_JAR = "culprit-agent-runtime.jar";
    private static final String CLOCK = TestClock.class.getName().replace('.', '/');

    private TestClockAgent() {}

    /** Writes it into that directory. */
    public static Path writeTo(Path directory) {
        Path jar = directory.resolve("culprit-agent-with-test-clock.jar");
        try (InputStream in = Files.newInputStream(ForkedJvm.AGENT);
                OutputStream out = Files.newOutputStream(jar)) {
            copy(in, out);
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        ZipInputStream in = new ZipInputStream(from);
        ZipOutputStream out = new ZipOutputStream(to);
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            byte[] bytes = in.readAllBytes();
            add(out, entry.getName(), entry.getName().equals(RUNTIME_JAR) ? runtimeJar(bytes) : bytes);
        }
        out.finish();
    }

    private static byte[] runtimeJar(byte[] jar) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ZipOutputStream out = new ZipOutputStream(bytes);
        ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar));
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            byte[] member = in.readAllBytes();
            boolean rewritten =
                    entry.getName().endsWith(".class") && !entry.getName().endsWith("/SelfCheck.class");
            add(out, entry.getName(), rewritten ? withTestClock(member) : member);
        }
        try (InputStream clock = TestClock.class.getResourceAsStream("TestClock.class")) {
            add(out, CLOCK + ".class", clock.readAllBytes());
        }
        out.finish();
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(bytes);
    }

    private static byte[] withTestClock(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new ClockVisitor(writer), 0);
        return writer.toByteArray();
    }

    private static final class ClockVisitor extends ClassVisitor {

        ClockVisitor(ClassWriter writer) {
            super(Opcodes.ASM9, writer);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
                @Override
                public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
                    boolean clock = owner.equals("java/lang/System") && called.equals("nanoTime");
                    super.visitMethodInsn(opcode, clock ? CLOCK : owner, called, type, isInterface);
                }
            };
        }
    }
}
