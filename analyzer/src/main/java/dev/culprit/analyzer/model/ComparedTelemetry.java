package dev.culprit.analyzer.model;

import java.util.List;

/** The telemetry handlers of both sides. */
public record ComparedTelemetry(TelemetryReport baseline, TelemetryReport candidate) {

    public static final ComparedTelemetry NONE = new ComparedTelemetry(TelemetryReport.NONE, TelemetryReport.NONE);

    /** The same, in which the handlers of the candidate that break a budget have that as a finding. */
    ComparedTelemetry withBudgets(List<Budget.Checked> checked) {
        return new ComparedTelemetry(baseline, candidate.withBudgets(checked));
    }
}
