package dev.culprit.agent.transform.handlers;

import dev.culprit.profile.HandlerKind;
import dev.culprit.profile.telemetry.HandlerType;
import java.util.List;

/**
 * A class that is a handler, or lies above some.
 *
 * @param className binary name
 * @param types the handler types that it is of
 * @param concrete whether there can be objects of it
 * @param above binary names of its superclass and interfaces
 * @param callbacks its own methods that are called for events and can have a probe
 */
public record FoundClass(
        String className,
        List<HandlerType> types,
        HandlerKind kind,
        boolean concrete,
        List<String> above,
        List<Callback> callbacks) {

    public FoundClass {
        types = List.copyOf(types);
        above = List.copyOf(above);
        callbacks = List.copyOf(callbacks);
    }

    /** A method. */
    public record Callback(String name, String descriptor) {

        String signature() {
            return name + descriptor;
        }
    }
}
