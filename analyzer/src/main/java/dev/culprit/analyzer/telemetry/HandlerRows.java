package dev.culprit.analyzer.telemetry;

import dev.culprit.analyzer.model.MergedTelemetry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rows of one handler: its callbacks, where they are called from outside of it. */
final class HandlerRows {

    private final TelemetryRows rows;
    private final Set<Integer> callbacks;
    private final List<Integer> topmost = new ArrayList<>();

    HandlerRows(TelemetryRows rows, MergedTelemetry.Handler handler) {
        this.rows = rows;
        this.callbacks = new HashSet<>(handler.callbacks());
        for (int row = 1; row < rows.size(); row++) {
            if (isOfThis(row) && !isInside(row)) {
                topmost.add(row);
            }
        }
    }

    /** Those that no other row of the handler is above. */
    List<Integer> topmost() {
        return topmost;
    }

    boolean isOfThis(int row) {
        return callbacks.contains(rows.function(row));
    }

    private boolean isInside(int row) {
        int above = rows.handler(rows.parent(row));
        while (above != TelemetryRows.NONE && !isOfThis(above)) {
            above = rows.handler(rows.parent(above));
        }
        return above != TelemetryRows.NONE;
    }
}
