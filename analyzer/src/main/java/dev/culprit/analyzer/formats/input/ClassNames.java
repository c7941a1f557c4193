package dev.culprit.analyzer.formats.input;

/** Names of classes as the JVM has them inside. */
public final class ClassNames {

    private ClassNames() {}

    /** {@code java/lang/String} as {@code java.lang.String}, {@code [[J} as {@code long[][]}. */
    public static String binary(String internal) {
        int dimensions = 0;
        while (dimensions < internal.length() && internal.charAt(dimensions) == '[') {
            dimensions++;
        }
        if (dimensions == 0) {
            return dotted(internal);
        }
        return element(internal.substring(dimensions)) + "[]".repeat(dimensions);
    }

    private static String element(String descriptor) {
        return switch (descriptor) {
            case "B" -> "byte";
            case "C" -> "char";
            case "D" -> "double";
            case "F" -> "float";
            case "I" -> "int";
            case "J" -> "long";
            case "S" -> "short";
            case "Z" -> "boolean";
            default -> {
                boolean reference = descriptor.startsWith("L") && descriptor.endsWith(";");
                yield dotted(reference ? descriptor.substring(1, descriptor.length() - 1) : descriptor);
            }
        };
    }

    /** With dots for slashes, but for the one before the number of a hidden class, which is in its binary name too. */
    static String dotted(String internal) {
        char[] chars = internal.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            boolean hidden = i + 1 < chars.length && Character.isDigit(chars[i + 1]);
            if (chars[i] == '/' && !hidden) {
                chars[i] = '.';
            }
        }
        return new String(chars);
    }
}
