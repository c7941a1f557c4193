package dev.culprit.analyzer.align;

import dev.culprit.analyzer.model.GeneratedNames;
import java.util.regex.Pattern;

/**
 * Names without the numbers that compilers give out in source order, so that an anonymous class or lambda that was put in
 * above does not rename those below. Used for matching only; reports keep the raw names.
 */
public final class FrameKeys {

    private static final Pattern ORDINAL = Pattern.compile("\\$\\d+(?=\\D|$)");
    private static final Pattern LAMBDA_ORDINAL = Pattern.compile("[$-]\\d+(?=\\D|$)");

    private FrameKeys() {}

    /** The class name without what a JVM invented at run time. */
    public static String className(String raw) {
        return GeneratedNames.canonical(raw);
    }

    /** {@code A$3$Local} to {@code A$#$Local}; also within descriptors. */
    public static String withoutOrdinals(String name) {
        return name.indexOf('$') < 0 ? name : ORDINAL.matcher(name).replaceAll("\\$#");
    }

    /** Whether a class is named by its place in the source: anonymous and local classes. */
    static boolean hasOrdinal(String className) {
        return className.indexOf('$') >= 0 && ORDINAL.matcher(className).find();
    }

    /** Whether a method is the body of a lambda, as javac, kotlinc and scalac name them. */
    static boolean isLambda(String methodName) {
        return methodName.startsWith("lambda$") || methodName.contains("$lambda") || methodName.contains("$anonfun");
    }

    /** {@code lambda$run$3} to {@code lambda$run}; other names as they are. */
    public static String methodName(String name) {
        return isLambda(name) ? LAMBDA_ORDINAL.matcher(name).replaceAll("") : name;
    }

    /** The class name without its package. */
    static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
