package dev.culprit.agent.selection;

import java.util.regex.Pattern;

/**
 * A pattern of binary class names: {@code *} stands for any characters but the dot, {@code **} for any characters. A pattern
 * matches the nested classes of what it matches: {@code com.acme.Order} means {@code com.acme.Order$Line} too.
 */
public final class ClassPattern {

    private static final Pattern LEGAL =
            Pattern.compile("[\\p{javaJavaIdentifierPart}*]+(\\.[\\p{javaJavaIdentifierPart}*]+)*");

    private final String text;
    private final Pattern pattern;

    private ClassPattern(String text) {
        this.text = text;
        this.pattern = Pattern.compile(regex(text));
    }

    /**
     * Parses {@code text}.
     *
     * @throws IllegalArgumentException if it is not a class name with wildcards
     */
    public static ClassPattern of(String text) {
        if (!LEGAL.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a class name pattern such as com.acme.**");
        }
        return new ClassPattern(text);
    }

    /** Whether {@code binaryName} (dots between packages, {@code $} before nested classes) matches. */
    public boolean matches(String binaryName) {
        return pattern.matcher(binaryName).matches();
    }

    @Override
    public String toString() {
        return text;
    }

    private static String regex(String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '*') {
                regex.append(Character.isLetterOrDigit(c) ? "" : "\\").append(c);
            } else if (text.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else {
                regex.append("[^.]*");
            }
        }
        return regex.append("(\\$.*)?").toString();
    }
}
