package dev.culprit.analyzer.audit;

import org.objectweb.asm.ClassReader;

/**
 * Tells by the constant pool whether a class may register or make a handler, so that the code of most classes is never parsed:
 * a pool is read in a tenth of the time that the code takes.
 */
final class Interest {

    private static final int CLASS = 7;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int INVOKE_DYNAMIC = 18;

    private final KnownHandlers known;

    Interest(KnownHandlers known) {
        this.known = known;
    }

    boolean isIn(ClassReader reader) {
        char[] buffer = new char[reader.getMaxStringLength()];
        String name = reader.getClassName();
        for (int item = 1; item < reader.getItemCount(); item++) {
            int offset = reader.getItem(item);
            if (offset > 0 && isIn(reader, offset, name, buffer)) {
                return true;
            }
        }
        return false;
    }

    private boolean isIn(ClassReader reader, int offset, String name, char[] buffer) {
        return switch (reader.readByte(offset - 1)) {
            case CLASS -> isNameless(reader, offset, name, buffer);
            case METHOD, INTERFACE_METHOD -> isCandidate(reader, nameAndType(reader, offset), buffer);
            case INVOKE_DYNAMIC -> isLambda(reader.readUTF8(nameAndType(reader, offset) + 2, buffer));
            default -> false;
        };
    }

    private static int nameAndType(ClassReader reader, int offset) {
        return reader.getItem(reader.readUnsignedShort(offset + 2));
    }

    private boolean isCandidate(ClassReader reader, int nameAndType, char[] buffer) {
        // Most names are no candidate's by length and first letter already; a string of each would be most of the work.
        int utf8 = reader.getItem(reader.readUnsignedShort(nameAndType));
        if (!known.mayRegister(reader.readUnsignedShort(utf8), reader.readByte(utf8 + 2))) {
            return false;
        }
        String method = reader.readUTF8(nameAndType, buffer);
        return known.mayRegister(method) && known.mayRegister(method, reader.readUTF8(nameAndType + 2, buffer));
    }

    /** A functional interface of the JDK is of interest only as an argument of a candidate. */
    private boolean isLambda(String descriptor) {
        int result = descriptor.lastIndexOf(")L");
        return result >= 0
                && known.mayBeHandler(descriptor.substring(result + 2, Math.max(result + 2, descriptor.length() - 1)));
    }

    private static boolean isNameless(ClassReader reader, int offset, String name, char[] buffer) {
        int utf8 = reader.getItem(reader.readUnsignedShort(offset));
        return reader.readUnsignedShort(utf8) > name.length() + 1 && isNameless(reader.readUTF8(offset, buffer), name);
    }

    /** Whether {@code type} is a class that {@code outer} declares without a name, or in a method. */
    static boolean isNameless(String type, String outer) {
        if (type.length() <= outer.length() + 1 || !type.startsWith(outer) || type.charAt(outer.length()) != '$') {
            return false;
        }
        int last = type.lastIndexOf('$') + 1;
        return last < type.length() && Character.isDigit(type.charAt(last));
    }
}
