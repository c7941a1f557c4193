package dev.culprit.agent.transform;

import net.bytebuddy.jar.asm.Opcodes;

/**
 * What the first pass found out about one method with code.
 *
 * @param position number of methods before it in the class file
 * @param access access flags
 * @param size length of the code, in bytes
 * @param switches number of switch instructions
 * @param works whether it calls, loops, synchronises or allocates arrays, so that its cost has no bound
 * @param returns number of return instructions
 * @param tags number of call-site tags that the second pass will write
 * @param waits number of calls that may block, at least that of the probes around such
 * @param handlers number of exception handlers
 * @param maxLocals first slot that no variable uses
 * @param callLines lines of the call instructions, 0 when unknown
 * @param callees hashes of the called methods' names and descriptors, parallel to {@code callLines}
 * @param test whether a test framework calls it as a test
 */
record MethodFacts(
        int position,
        int access,
        String name,
        String descriptor,
        int size,
        int switches,
        int instructions,
        boolean works,
        int returns,
        int tags,
        int waits,
        int handlers,
        int maxLocals,
        int firstLine,
        int lastLine,
        long bodyHash,
        int[] callLines,
        int[] callees,
        boolean test) {

    /** Identifies a method in its class. */
    String signature() {
        return name + descriptor;
    }

    boolean has(int flag) {
        return (access & flag) != 0;
    }

    boolean isLambdaBody() {
        return has(Opcodes.ACC_SYNTHETIC) && (name.contains("lambda$") || name.contains("$anonfun$"));
    }

    /** Upper bound of what a probe adds, in bytes. */
    int probeSize() {
        // A handler of the application begins with a call of resume.
        return switches * CodeSize.SWITCH_PADDING
                + CodeSize.probe(maxLocals, returns)
                + handlers * (CodeSize.variable(maxLocals) + 3);
    }

    /** Upper bound of what tags and the probes around calls that may block add, in bytes. */
    int tagsAndWaitsSize() {
        return tags * CodeSize.tag(maxLocals) + waits * CodeSize.wait(maxLocals);
    }
}
