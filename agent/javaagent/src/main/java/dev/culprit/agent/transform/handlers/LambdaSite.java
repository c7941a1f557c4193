package dev.culprit.agent.transform.handlers;

import dev.culprit.profile.HandlerKind;
import dev.culprit.profile.Telemetry;
import dev.culprit.profile.telemetry.HandlerType;
import java.util.List;

/**
 * A place where a lambda or method reference is evaluated that is a handler, or may become one by being registered.
 *
 * @param at where
 * @param kind lambda, capturing lambda or method reference
 * @param types the handler types that it is of; empty for a function of the JDK, which is a handler only where it is registered
 * @param body what it calls
 */
public record LambdaSite(Telemetry.Place at, HandlerKind kind, List<HandlerType> types, Telemetry.Body body) {

    public LambdaSite {
        types = List.copyOf(types);
    }
}
