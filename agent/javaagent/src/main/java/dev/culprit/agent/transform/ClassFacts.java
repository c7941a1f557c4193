package dev.culprit.agent.transform;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/**
 * What the first pass found out about a class.
 *
 * @param version class file version, without the minor part
 * @param name internal name
 * @param superName internal name of the superclass, null for {@code java.lang.Object}
 * @param methods those with code, in order
 */
record ClassFacts(
        int version,
        String name,
        @Nullable String superName,
        @Nullable String sourceFile,
        List<MethodFacts> methods) {

    static ClassFacts read(byte[] classFile) {
        return read(
                new ClassReader(classFile),
                Jacoco.hasInstrumented(classFile),
                new TestRecognition(new TestMethods(), null));
    }

    static ClassFacts read(ClassReader reader, boolean jacoco, TestRecognition tests) {
        Collector collector = new Collector(jacoco, CodeLengths.of(reader), tests);
        reader.accept(collector, ClassReader.SKIP_FRAMES);
        return new ClassFacts(
                collector.version & 0xffff,
                reader.getClassName(),
                reader.getSuperName(),
                collector.sourceFile,
                collector.methods);
    }

    private static final class Collector extends ClassVisitor {

        private final List<MethodFacts> methods = new ArrayList<>();
        private final boolean jacoco;
        private final TestRecognition tests;
        private final int[] codeLengths;
        private final NameHashes names = new NameHashes();
        private int position;
        private int version;
        private String name = "";
        private @Nullable String sourceFile;

        Collector(boolean jacoco, int[] codeLengths, TestRecognition tests) {
            super(InstructionVisitor.ASM_API);
            this.tests = tests;
            this.jacoco = jacoco;
            this.codeLengths = codeLengths;
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            this.version = version;
            this.name = name;
            tests.ofClass(superName);
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
            tests.onClass(annotation);
            return null;
        }

        @Override
        public void visitSource(@Nullable String source, @Nullable String debug) {
            sourceFile = source;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String methodName,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            int size = codeLengths[position];
            return new MethodFactsVisitor(
                    names, name, access, methodName, descriptor, position++, size, jacoco, tests, methods);
        }
    }
}
