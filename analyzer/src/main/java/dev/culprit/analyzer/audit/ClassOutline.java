package dev.culprit.analyzer.audit;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * What a class file says of the class as a whole, read past its members: where the class is declared, and whether the file ends where its
 * last attribute does. ASM does not ask that, and would take a file that is cut off for a smaller class; and its visitors read each member, which takes
 * as long as all the rest.
 */
final class ClassOutline {

    private static final int MEMBER = 6;
    private static final int ATTRIBUTE = 6;
    private static final int INNER_CLASS = 8;
    private static final String OUTER = "this$";

    private final ClassReader reader;
    private final int size;
    private final char[] buffer;
    private long offset;
    private Nesting nesting = Nesting.MEMBER;
    private boolean keepsOuter;

    private ClassOutline(ClassReader reader, int size) {
        this.reader = reader;
        this.size = size;
        this.buffer = new char[reader.getMaxStringLength()];
        this.offset = reader.header + 6L;
    }

    /** @throws RuntimeException if the file is damaged */
    static ClassOutline of(ClassReader reader, int size) {
        ClassOutline outline = new ClassOutline(reader, size);
        int interfaces = outline.next();
        outline.offset += 2L * interfaces;
        outline.readMembers(true);
        outline.readMembers(false);
        outline.readAttributes(true);
        if (outline.offset != size) {
            throw new IllegalArgumentException("it ends at byte " + size + " instead of " + outline.offset);
        }
        return outline;
    }

    Nesting nesting() {
        return nesting;
    }

    /** Whether each object holds the object that made it. */
    boolean keepsOuter() {
        return keepsOuter;
    }

    private void readMembers(boolean fields) {
        for (int left = next(); left > 0; left--) {
            if (fields && (reader.readUnsignedShort(at(offset)) & Opcodes.ACC_SYNTHETIC) != 0) {
                keepsOuter |= reader.readUTF8(at(offset + 2), buffer).startsWith(OUTER);
            }
            offset += MEMBER;
            readAttributes(false);
        }
    }

    private void readAttributes(boolean ofClass) {
        for (int left = next(); left > 0; left--) {
            long length = reader.readInt(at(offset + 2)) & 0xFFFF_FFFFL;
            if (ofClass && "InnerClasses".equals(reader.readUTF8(at(offset), buffer))) {
                readInnerClasses(offset + ATTRIBUTE);
            }
            offset += ATTRIBUTE + length;
        }
    }

    private void readInnerClasses(long start) {
        long entry = start + 2;
        for (int left = reader.readUnsignedShort(at(start)); left > 0; left--) {
            if (reader.getClassName().equals(reader.readClass(at(entry), buffer))) {
                boolean hasOuter = reader.readUnsignedShort(at(entry + 2)) != 0;
                boolean hasName = reader.readUnsignedShort(at(entry + 4)) != 0;
                nesting = nesting(hasOuter, hasName, reader.readUnsignedShort(at(entry + 6)));
            }
            entry += INNER_CLASS;
        }
    }

    private static Nesting nesting(boolean hasOuter, boolean hasName, int access) {
        if (!hasName) {
            return Nesting.ANONYMOUS;
        }
        if (!hasOuter) {
            return Nesting.LOCAL;
        }
        return (access & Opcodes.ACC_STATIC) == 0 ? Nesting.INNER : Nesting.MEMBER;
    }

    private int next() {
        int value = reader.readUnsignedShort(at(offset));
        offset += 2;
        return value;
    }

    private int at(long position) {
        if (position >= size) {
            throw new IllegalArgumentException("it is cut off at byte " + size);
        }
        return (int) position;
    }
}
