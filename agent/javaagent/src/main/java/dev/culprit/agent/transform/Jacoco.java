package dev.culprit.agent.transform;

import java.nio.charset.StandardCharsets;

/**
 * Recognises what JaCoCo has put into a class before it came here. Its agent is not retransform-capable and so always comes first.
 * A method must not count as changed, or as more than trivial, only because its coverage is measured.
 */
final class Jacoco {

    /** Gives a method its array of coverage probes. */
    static final String INIT = "$jacocoInit";

    private static final byte[] NAME = INIT.getBytes(StandardCharsets.US_ASCII);

    private Jacoco() {}

    /** Whether the name of {@link #INIT} stands in the class file; a constant pool has names as they are. */
    static boolean hasInstrumented(byte[] classFile) {
        for (int i = 0; i + NAME.length <= classFile.length; i++) {
            if (classFile[i] == NAME[0] && isNameAt(classFile, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNameAt(byte[] classFile, int start) {
        for (int i = 1; i < NAME.length; i++) {
            if (classFile[start + i] != NAME[i]) {
                return false;
            }
        }
        return true;
    }
}
