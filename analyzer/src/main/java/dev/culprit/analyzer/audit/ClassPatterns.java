package dev.culprit.analyzer.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Patterns of class names, as the agent's option {@code include} has them. */
final class ClassPatterns {

    private static final Pattern LEGAL =
            Pattern.compile("[\\p{javaJavaIdentifierPart}*]+(\\.[\\p{javaJavaIdentifierPart}*]++)*+");

    private final List<Pattern> patterns = new ArrayList<>();

    /** @throws AuditException if one is no pattern */
    ClassPatterns(List<String> texts) throws AuditException {
        for (String text : texts) {
            if (!LEGAL.matcher(text).matches()) {
                throw new AuditException("'" + text + "' is not a class name pattern such as com.acme.**");
            }
            patterns.add(Pattern.compile(regex(text)));
        }
    }

    /** Whether one matches the class or one that it is nested in; no pattern at all matches all. */
    boolean match(String internalName) {
        String name = internalName.replace('/', '.');
        return patterns.isEmpty()
                || patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    private static String regex(String text) {
        return Pattern.quote(text)
                        .replace("**", "\0")
                        .replace("*", "\\E[^.]*\\Q")
                        .replace("\0", "\\E.*\\Q") + "(\\$.*)?";
    }
}
