package dev.culprit.agent.tests;

import org.jspecify.annotations.Nullable;

/**
 * Which test.
 *
 * @param id the same for the same test of two commits
 * @param className binary name of its class
 * @param methodName empty when it has none
 * @param displayName for people
 * @param declaringClass binary name of the class with the method's code, null when there is no method
 */
record TestId(
        String id,
        String className,
        String methodName,
        String displayName,
        @Nullable String declaringClass) {}
