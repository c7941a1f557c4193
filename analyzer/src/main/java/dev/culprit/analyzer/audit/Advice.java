package dev.culprit.analyzer.audit;

import dev.culprit.profile.HandlerKind;
import org.jspecify.annotations.Nullable;

/**
 * Says what to do about a handler. Only what the class files show: how a handler is written does not tell what it costs, so
 * nothing is said of that; {@code culprit report} measures it.
 */
final class Advice {

    private Advice() {}

    static String sentence(
            HandlerKind kind, Creation creation, boolean keepsOuter, Site site, @Nullable String registeredWith) {
        StringBuilder text = new StringBuilder(what(kind, creation));
        if (keepsOuter) {
            text.append(" It keeps the object that made it alive for as long as it is registered.");
        }
        text.append(' ').append(whatToDo(kind, site, registeredWith));
        return text.toString();
    }

    private static String what(HandlerKind kind, Creation creation) {
        return switch (kind) {
            case NAMED -> "A class with a name.";
            case ANONYMOUS ->
                "An anonymous class: profiles show it by a number that changes when the code around it does.";
            case LOCAL -> "A class inside a method or of an object: nothing else can make one, remove it or test it.";
            case LAMBDA -> "A lambda: profiles show its body by a number that changes when the code around it does.";
            case CAPTURING_LAMBDA ->
                "A lambda that holds " + values(creation.captured())
                        + ": each registration makes another object, which none can remove that does not keep it.";
            case METHOD_REFERENCE ->
                "A method reference: "
                        + (creation.captured() > 0
                                ? "each registration makes another object, which none can remove that does not keep it."
                                : "profiles show the method, not that it handles telemetry.");
        };
    }

    private static String values(int count) {
        return count == 1 ? "a value" : count + " values";
    }

    private static String whatToDo(HandlerKind kind, Site site, @Nullable String registeredWith) {
        String named = kind == HandlerKind.NAMED ? "" : "Make it a class with a name of its own";
        if (registeredWith == null) {
            return named.isEmpty()
                    ? "Its registration is not seen."
                    : named
                            + "; where it is registered is not seen, so see that it happens once and that it is removed.";
        }
        if (site.inLoop()) {
            return join(named, "register it once: this line is in a loop, so it registers another one each time.");
        }
        if (site.perTest()) {
            return join(named, "register it once, or remove it after the test: this line runs for each test.");
        }
        return join(named, "keep it in a field, register it once, and remove it where its owner ends.");
    }

    private static String join(String first, String second) {
        return first.isEmpty()
                ? Character.toUpperCase(second.charAt(0)) + second.substring(1)
                : first + " and " + second;
    }
}
