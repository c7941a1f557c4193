package dev.culprit.analyzer.scaling;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.LossCause;
import org.jspecify.annotations.Nullable;

/**
 * One reason why a setting takes longer than it would if its workers shared the first setting's time evenly.
 *
 * @param cause what kind of reason
 * @param wallNanos how much of the setting's wall time it explains, in nanoseconds; those of a setting add up to what it takes longer.
 *     Negative when there is less of it; NaN when the profiles do not tell how threads lie beside each other
 * @param site the line that carries most of it, null when there is none
 * @param explanation one plain sentence
 */
public record Obstacle(
        LossCause cause, double wallNanos, @Nullable CallSite site, String explanation) {}
