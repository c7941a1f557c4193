package dev.culprit.analyzer.audit;

import java.util.List;

/**
 * What an audit found.
 *
 * @param handlers ordered by class and line
 * @param registrations calls that register a handler, of whatever kind
 * @param elsewhere registrations of a handler that comes from where the audit does not look: a parameter, another class
 * @param classes classes that were audited
 * @param problems what could not be read, which leaves the audit incomplete
 * @param command what repeats it
 */
public record AuditReport(
        List<AuditedHandler> handlers,
        int registrations,
        int elsewhere,
        int classes,
        List<String> problems,
        String command) {

    public AuditReport {
        handlers = List.copyOf(handlers);
        problems = List.copyOf(problems);
        if (elsewhere > registrations || registrations < 0 || classes < 0) {
            throw new IllegalArgumentException(elsewhere + " of " + registrations + " registrations");
        }
    }

    /** Handlers without a name of their own. */
    public List<AuditedHandler> nameless() {
        return handlers.stream().filter(AuditedHandler::isNameless).toList();
    }

    /** The same without the handlers that have a name. */
    public AuditReport withNamelessOnly() {
        return new AuditReport(nameless(), registrations, elsewhere, classes, problems, command);
    }

    public boolean isComplete() {
        return problems.isEmpty();
    }
}
