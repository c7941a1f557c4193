package dev.culprit.analyzer.audit;

import java.util.List;
import java.util.function.Predicate;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** Reads what class files say. */
final class ClassFileReader {

    private final KnownHandlers known;
    private final Interest interest;

    ClassFileReader(KnownHandlers known) {
        this.known = known;
        this.interest = new Interest(known);
    }

    /**
     * Reads one.
     *
     * @param audited by their internal names, the classes whose code matters; of others only the declaration is read
     * @throws BadClassFileException if it is damaged, or newer than this reader
     */
    ClassFacts read(Origin origin, byte[] classFile, Predicate<String> audited) throws BadClassFileException {
        try {
            ClassReader reader = new ClassReader(classFile);
            ClassOutline outline = ClassOutline.of(reader, classFile.length);
            boolean wanted = audited.test(reader.getClassName());
            if (!wanted || !interest.isIn(reader)) {
                return facts(reader, outline, wanted, List.of(), List.of());
            }
            ClassNode node = new ClassNode();
            reader.accept(node, ClassReader.SKIP_FRAMES);
            CodeFacts code = CodeFacts.of(node, origin, known);
            return facts(reader, outline, true, code.creations(), code.calls());
        } catch (RuntimeException | StackOverflowError e) {
            // ASM checks little: a damaged file shows as any of the exceptions of arrays and numbers.
            throw new BadClassFileException(e);
        }
    }

    private static ClassFacts facts(
            ClassReader reader,
            ClassOutline outline,
            boolean audited,
            List<Creation> creations,
            List<CandidateCall> calls) {
        return new ClassFacts(
                reader.getClassName(),
                reader.getSuperName(),
                List.of(reader.getInterfaces()),
                outline.nesting(),
                outline.keepsOuter(),
                audited,
                creations,
                calls);
    }

    /** A class file that cannot be read. */
    static final class BadClassFileException extends Exception {

        private static final long serialVersionUID = 1L;

        BadClassFileException(Throwable cause) {
            super(reason(cause), cause);
        }

        private static String reason(Throwable cause) {
            String message = cause.getMessage();
            return cause instanceof IllegalArgumentException && message != null ? message : "it is damaged or cut off";
        }
    }
}
