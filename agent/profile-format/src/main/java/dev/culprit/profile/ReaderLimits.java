package dev.culprit.profile;

/**
 * What a reader accepts at most. A profile can come from an untrusted pull request; without limits a few kilobytes could
 * ask for gigabytes of memory. The defaults are far above what the agent writes.
 *
 * @param fileBytes size of the file
 * @param memberBytes unpacked size of one member
 * @param ratio unpacked size of one member divided by its packed size, beyond the first {@value #FREE_BYTES} bytes
 * @param methods methods
 * @param callSites call sites of one method
 * @param threadGroups thread groups
 * @param nodes nodes over all call trees
 * @param columns columns of a call tree
 * @param edges call edges with latencies
 * @param tests tests, and classes of tests
 * @param events registrations of telemetry handlers, waits, looks at the load, and threads of the timeline
 */
record ReaderLimits(
        long fileBytes,
        long memberBytes,
        int ratio,
        int methods,
        int callSites,
        int threadGroups,
        int nodes,
        int columns,
        int edges,
        int tests,
        int events) {

    static final long FREE_BYTES = 10L << 20;

    private static final long MEMORY_BYTES = 256L << 20;

    static final ReaderLimits DEFAULT = new ReaderLimits(
            1L << 30, 2L << 30, 1_000, 1_000_000, 65_536, 100_000, 10_000_000, 100, 2_000_000, 1_000_000, 2_000_000);

    /** The same for a member that is kept in memory as it is. */
    ReaderLimits inMemory() {
        return new ReaderLimits(
                fileBytes,
                Math.min(memberBytes, MEMORY_BYTES),
                ratio,
                methods,
                callSites,
                threadGroups,
                nodes,
                columns,
                edges,
                tests,
                events);
    }

    void check(String what, long actual, long limit) throws ProfileException {
        if (actual > limit) {
            throw new ProfileException("refused: more than " + limit + " " + what
                    + "; no culprit agent writes so many, so the file is damaged or forged");
        }
    }
}
