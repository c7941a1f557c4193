package dev.culprit.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One instrumented function, or a frame that the agent puts into the tree itself.
 *
 * @param kind what it stands for
 * @param className raw binary name, for instance {@code com.acme.Outer$1}
 * @param name method name, {@code <init>} for a constructor and {@code <clinit>} for a static initialiser
 * @param descriptor JVM descriptor, for instance {@code (I)V}
 * @param sourceFile file name from the class file, null when compiled without it
 * @param firstLine smallest line number of the body, 0 when compiled without lines
 * @param lastLine largest line number of the body, 0 when compiled without lines
 * @param bodyHash hash of the normalised bytecode: without line numbers, the method's own name, constant pool indices and
 *     the numbers in the names of lambdas and anonymous classes; equal hashes mean unchanged code
 * @param callSites the calls in the body, in bytecode order; empty for a method that has no children in any tree
 */
public record MethodInfo(
        MethodKind kind,
        String className,
        String name,
        String descriptor,
        @Nullable String sourceFile,
        int firstLine,
        int lastLine,
        long bodyHash,
        List<Site> callSites) {

    public MethodInfo {
        callSites = List.copyOf(callSites);
    }

    /** A {@link MethodKind#FUNCTION}. */
    public MethodInfo(
            String className,
            String name,
            String descriptor,
            @Nullable String sourceFile,
            int firstLine,
            int lastLine,
            long bodyHash,
            List<Site> callSites) {
        this(MethodKind.FUNCTION, className, name, descriptor, sourceFile, firstLine, lastLine, bodyHash, callSites);
    }

    /**
     * One call instruction.
     *
     * @param line its line, 0 when unknown
     * @param callee hash of the called method's name and descriptor, with lambda numbers removed; lets an analyzer match
     *     call sites of two versions of the caller although their lines differ
     */
    public record Site(int line, int callee) {}
}
