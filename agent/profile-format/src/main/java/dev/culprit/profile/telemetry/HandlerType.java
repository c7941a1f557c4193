package dev.culprit.profile.telemetry;

import java.util.Set;

/**
 * A type whose implementers are telemetry handlers.
 *
 * @param name internal name
 * @param family as in the table
 * @param callbacks names of the methods by which it is called for events; empty for all that the type declares or inherits
 * @param ends names of the methods that end a handler
 */
public record HandlerType(String name, String family, Set<String> callbacks, Set<String> ends) {

    public HandlerType {
        callbacks = Set.copyOf(callbacks);
        ends = Set.copyOf(ends);
    }

    /** Whether its callbacks are to be read from the type itself: it is the user's own, of which only the name is known. */
    public boolean takesAll() {
        return callbacks.isEmpty();
    }

    /** As in source. */
    public String binaryName() {
        return name.replace('/', '.');
    }
}
