package dev.culprit.agent.transform.handlers;

import dev.culprit.profile.telemetry.RegistrationMethod;

/**
 * A method that registers or removes handlers, in a class that was loaded.
 *
 * @param className binary name of that class
 */
public record RegistrationPoint(RegistrationMethod method, String className) {}
