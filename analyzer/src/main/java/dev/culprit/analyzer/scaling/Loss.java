package dev.culprit.analyzer.scaling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a setting takes longer than it should.
 *
 * @param idealNanos what it would take if its workers shared the first setting's wall time evenly; where the values are no numbers, the
 *     first setting's wall time
 * @param nanos mean wall time less {@code idealNanos}
 * @param obstacles the reasons, largest first; what is negligible and what is less than in the first setting at the end
 */
public record Loss(double idealNanos, double nanos, List<Obstacle> obstacles) {

    /** A reason below this share of the wall time is not worth a sentence. */
    static final double NEGLIGIBLE = 0.02;

    public Loss {
        obstacles = List.copyOf(obstacles);
    }

    /** The reason that explains most; null when none does. */
    public @Nullable Obstacle main() {
        return obstacles.stream().filter(this::matters).findFirst().orElse(null);
    }

    /** Whether a reason is large enough to be told. */
    public boolean matters(Obstacle obstacle) {
        double wall = idealNanos + nanos;
        return Double.isNaN(obstacle.wallNanos()) || obstacle.wallNanos() >= NEGLIGIBLE * wall;
    }
}
