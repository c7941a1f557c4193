package dev.culprit.analyzer.audit;

import dev.culprit.analyzer.audit.CandidateCall.Argument;
import dev.culprit.profile.telemetry.RegistrationMethod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Joins what single classes say into handlers. */
final class Linker {

    private static final Comparator<AuditedHandler> BY_PLACE = Comparator.comparing(
                    (AuditedHandler handler) -> handler.callSite().className())
            .thenComparingInt(handler -> handler.callSite().line())
            .thenComparing(AuditedHandler::className)
            .thenComparing(AuditedHandler::type);

    private final KnownHandlers known;
    private final Hierarchy hierarchy;
    private final Declarations declarations;
    private final List<AuditedHandler> handlers = new ArrayList<>();
    private final Set<Creation> registered = new HashSet<>();
    private int registrations;
    private int elsewhere;

    Linker(KnownHandlers known, Hierarchy hierarchy, Map<String, ClassFacts> classes) {
        this.known = known;
        this.hierarchy = hierarchy;
        this.declarations = new Declarations(classes);
    }

    AuditReport link(Iterable<ClassFacts> audited, int classes, List<String> problems, String command) {
        audited.forEach(facts -> facts.calls().forEach(this::link));
        audited.forEach(facts -> facts.creations().forEach(this::addUnregistered));
        handlers.sort(BY_PLACE);
        return new AuditReport(handlers, registrations, elsewhere, classes, problems, command);
    }

    private void link(CandidateCall call) {
        RegistrationMethod registration = known.registration(call, hierarchy);
        if (registration == null) {
            return;
        }
        Argument argument = KnownHandlers.handler(call, registration);
        registrations++;
        if (argument.creations().isEmpty()) {
            elsewhere++;
        }
        for (Creation creation : argument.creations()) {
            registered.add(creation);
            handlers.add(declarations.handler(creation, type(creation, registration), call.site(), name(call)));
        }
    }

    /** The most exact type that is known: what a method takes may be less than what the handler is. */
    private String type(Creation creation, RegistrationMethod registration) {
        String own = creation.body() == null ? handlerType(creation) : null;
        return own == null ? known.shownType(registration) : own;
    }

    private static String name(CandidateCall call) {
        return call.owner().substring(call.owner().lastIndexOf('/') + 1).replace('$', '.') + "." + call.name();
    }

    private void addUnregistered(Creation creation) {
        String type = registered.contains(creation) ? null : handlerType(creation);
        if (type != null) {
            handlers.add(declarations.handler(creation, type, creation.site(), null));
        }
    }

    private @Nullable String handlerType(Creation creation) {
        return hierarchy.firstAncestor(creation.type(), known.handlers());
    }
}
