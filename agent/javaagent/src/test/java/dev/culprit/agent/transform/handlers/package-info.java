@org.jspecify.annotations.NullMarked
package dev.culprit.agent.transform.handlers;
