package dev.culprit.analyzer.model;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that a JVM or a library invents while a program runs, so that they differ between two runs of the same program:
 * hidden classes, proxies, accessors of reflection. They are brought to one form so that forks can be merged.
 */
public final class GeneratedNames {

    /** A marker that a name must contain for its pattern to be tried, the pattern, and what replaces it. */
    private record Rule(String marker, Pattern pattern, String replacement) {}

    private static final String PROXY = "$$proxy";

    private static final List<Rule> RULES = List.of(
            rule("$$Lambda", "\\$\\$Lambda([$/+.].*)?$", "$$Lambda"),
            rule("$Proxy", "^.*\\$Proxy\\d+$", "$Proxy"),
            rule("Accessor", "^(jdk\\.internal|sun)\\.reflect\\..*Accessor(Impl)?\\d*([/+.].*)?$", "[reflection]"),
            rule("java.lang.invoke.", "^java\\.lang\\.invoke\\..*(LambdaForm|Holder|MH).*$", "[method-handle]"),
            rule("By", "\\$\\$(Enhancer|FastClass)By.*$", PROXY),
            rule("CGLIB$$", "\\$\\$(SpringCGLIB|FastClass).*$", PROXY),
            rule("$MockitoMock$", "\\$MockitoMock\\$.*$", PROXY),
            rule("$ByteBuddy$", "\\$ByteBuddy\\$.*$", PROXY),
            rule("$HibernateProxy", "\\$HibernateProxy.*$", PROXY),
            rule("_$$_", "_\\$\\$_(jvst|Weld|javassist).*$", PROXY),
            // Any other hidden class: the JVM adds an address or a number that differs from run to run.
            rule("0x", "[/+.]0x[0-9a-f]+([/.]\\d+)?$", ""),
            rule("/", "/\\d+$", ""));

    private GeneratedNames() {}

    /** {@code className} without what was invented at run time; most names are returned as they are. */
    public static String canonical(String className) {
        for (Rule rule : RULES) {
            if (className.contains(rule.marker)) {
                String canonical = rule.pattern.matcher(className).replaceFirst(rule.replacement);
                if (!canonical.equals(className)) {
                    return canonical;
                }
            }
        }
        return className;
    }

    /** A method's name without the number that a compiler gave it: one more lambda before it in the file changes that. */
    public static String canonicalMethod(String method) {
        if (method.startsWith("lambda$")) {
            return withoutNumber(method);
        }
        boolean counted = method.contains("$lambda$") || method.contains("$anonfun$");
        return counted ? withoutNumber(method) : method;
    }

    /** Without a {@code $} and digits at the end. */
    private static String withoutNumber(String name) {
        int end = name.length();
        while (end > 0 && Character.isDigit(name.charAt(end - 1))) {
            end--;
        }
        return end < name.length() && end > 1 && name.charAt(end - 1) == '$' ? name.substring(0, end - 1) : name;
    }

    private static Rule rule(String marker, String pattern, String replacement) {
        return new Rule(marker, Pattern.compile(pattern), Matcher.quoteReplacement(replacement));
    }
}
