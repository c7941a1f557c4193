package dev.culprit.analyzer.audit;

/** Takes class files as they are found. */
interface ClassFileSink {

    /**
     * Takes one.
     *
     * @param origin where it comes from
     * @param name its path there
     * @throws AuditException if there are more than the limits allow
     */
    void take(Origin origin, String name, byte[] classFile) throws AuditException;

    /** Notes something that could not be read, which leaves the audit incomplete. */
    void note(String problem);
}
