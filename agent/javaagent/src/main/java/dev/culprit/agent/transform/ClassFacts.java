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
 * @param types the class and what is above it
 * @param superName internal name of the superclass, null for {@code java.lang.Object}
 * @param methods those with code, in order
 */
record ClassFacts(
        int version,
        Supertypes types,
        @Nullable String superName,
        @Nullable String sourceFile,
        List<MethodFacts> methods) {

    static ClassFacts read(byte[] classFile) {
        return read(
                new ClassReader(classFile),
                Jacoco.hasInstrumented(classFile),
                new TestRecognition(new TestMethods(), null),
                WaitTable.EMPTY,
                WaitTable.EMPTY);
    }

    static ClassFacts read(
            ClassReader reader, boolean jacoco, TestRecognition tests, WaitTable waits, WaitTable streams) {
        Supertypes types = Supertypes.of(reader);
        Collector collector = new Collector(types, jacoco, CodeLengths.of(reader), tests, waits, streams);
        reader.accept(collector, ClassReader.SKIP_FRAMES);
        return new ClassFacts(
                collector.version & 0xffff, types, reader.getSuperName(), collector.sourceFile, collector.methods);
    }

    String name() {
        return types.name();
    }

    private static final class Collector extends ClassVisitor {

        private final List<MethodFacts> methods = new ArrayList<>();
        private final Supertypes types;
        private final boolean jacoco;
        private final WaitTable waits;
        private final WaitTable streams;
        private final TestRecognition tests;
        private final int[] codeLengths;
        private final NameHashes names = new NameHashes();
        private int position;
        private int version;
        private @Nullable String sourceFile;

        Collector(
                Supertypes types,
                boolean jacoco,
                int[] codeLengths,
                TestRecognition tests,
                WaitTable waits,
                WaitTable streams) {
            super(InstructionVisitor.ASM_API);
            this.types = types;
            this.tests = tests;
            this.jacoco = jacoco;
            this.waits = waits;
            this.streams = streams;
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
                    names,
                    waits,
                    streams,
                    types,
                    access,
                    methodName,
                    descriptor,
                    position++,
                    size,
                    jacoco,
                    tests,
                    methods);
        }
    }
}
