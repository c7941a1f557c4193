package dev.culprit.analyzer.audit;

/** Reads class files and finds the registrations of telemetry handlers in them. */
public final class Audit {

    private Audit() {}

    /**
     * Audits what {@code request} names.
     *
     * @throws AuditException if an input cannot be read, or is one that no compiler or build tool makes
     */
    public static AuditReport of(AuditRequest request) throws AuditException {
        return of(request, AuditLimits.DEFAULT);
    }

    static AuditReport of(AuditRequest request, AuditLimits limits) throws AuditException {
        KnownHandlers known = KnownHandlers.with(request.ownTypes());
        ReadClasses read = new ReadClasses(new ClassFileReader(known), new ClassPatterns(request.include()), limits);
        ClassFiles files = new ClassFiles(limits, read);
        files.read(InputPaths.of(request.inputs()));
        int audited = (int)
                read.classes().values().stream().filter(ClassFacts::isAudited).count();
        read.typesOnly();
        if (!request.classPath().isEmpty()) {
            files.read(InputPaths.of(request.classPath()));
        }
        Hierarchy hierarchy = new Hierarchy();
        read.classes().values().forEach(facts -> hierarchy.add(facts.name(), facts.superName(), facts.interfaces()));
        return new Linker(known, hierarchy, read.classes())
                .link(read.classes().values(), audited, read.problems(), request.command());
    }
}
