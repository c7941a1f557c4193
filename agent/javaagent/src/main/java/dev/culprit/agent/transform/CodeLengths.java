package dev.culprit.agent.transform;

import net.bytebuddy.jar.asm.ClassReader;

/** The lengths of the code of all methods of a class file, which ASM's visitors do not tell. */
final class CodeLengths {

    private static final int INTERFACES = 6;
    private static final int MEMBER_HEADER = 6;
    private static final int ATTRIBUTE_HEADER = 6;
    private static final int MAX_STACK_AND_LOCALS = 4;

    private final ClassReader reader;
    private final char[] buffer;

    /** Where reading goes on. */
    private int at;

    private CodeLengths(ClassReader reader) {
        this.reader = reader;
        this.buffer = new char[reader.getMaxStringLength()];
        this.at = reader.header + INTERFACES + 2 + 2 * reader.readUnsignedShort(reader.header + INTERFACES);
    }

    /** In bytes, by position of the method in the file; 0 for one without code (JVMS 4.1, 4.6, 4.7.3). */
    static int[] of(ClassReader reader) {
        CodeLengths lengths = new CodeLengths(reader);
        lengths.members();
        return lengths.members();
    }

    /** Reads all fields or all methods. */
    private int[] members() {
        int[] lengths = new int[reader.readUnsignedShort(at)];
        at += 2;
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = member();
        }
        return lengths;
    }

    private int member() {
        int attributes = reader.readUnsignedShort(at + MEMBER_HEADER);
        at += MEMBER_HEADER + 2;
        int length = 0;
        for (int i = 0; i < attributes; i++) {
            if ("Code".equals(reader.readUTF8(at, buffer))) {
                length = reader.readInt(at + ATTRIBUTE_HEADER + MAX_STACK_AND_LOCALS);
            }
            at += ATTRIBUTE_HEADER + reader.readInt(at + 2);
        }
        return length;
    }
}
