package dev.culprit.agent.transform.handlers;

import dev.culprit.profile.telemetry.HandlerType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a type is by itself and by all that is above it.
 *
 * @param types the handler types among them
 * @param callbacks names of the methods by which a handler of these types is called
 * @param owners those among them that register handlers; internal names
 */
record Ancestry(List<HandlerType> types, Set<String> callbacks, List<String> owners) {

    static final Ancestry NONE = new Ancestry(List.of(), Set.of(), List.of());

    boolean isEmpty() {
        return types.isEmpty() && owners.isEmpty();
    }

    boolean isHandler() {
        return !types.isEmpty();
    }

    /** Names of the methods that end such a handler. */
    Set<String> ends() {
        Set<String> ends = new HashSet<>();
        for (HandlerType type : types) {
            ends.addAll(type.ends());
        }
        return ends;
    }

    Ancestry and(Ancestry other) {
        if (other.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return other;
        }
        List<HandlerType> bothTypes = new ArrayList<>(types);
        for (HandlerType type : other.types) {
            if (!bothTypes.contains(type)) {
                bothTypes.add(type);
            }
        }
        Set<String> bothCallbacks = new HashSet<>(callbacks);
        bothCallbacks.addAll(other.callbacks);
        List<String> bothOwners = new ArrayList<>(owners);
        for (String owner : other.owners) {
            if (!bothOwners.contains(owner)) {
                bothOwners.add(owner);
            }
        }
        return new Ancestry(bothTypes, bothCallbacks, bothOwners);
    }
}
