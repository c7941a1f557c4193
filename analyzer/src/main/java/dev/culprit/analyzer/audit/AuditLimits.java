package dev.culprit.analyzer.audit;

/**
 * What an audit reads at most. A jar can come from an untrusted pull request; without limits a few kilobytes could ask for
 * gigabytes of memory. The defaults are far above what real class paths have.
 *
 * @param classBytes size of one class file
 * @param unpackedBytes unpacked size of everything that is read
 * @param ratio unpacked size of one entry divided by its packed size, beyond the first {@value #FREE_BYTES} bytes
 * @param entries entries of all archives together
 * @param nesting archives within archives; a jar in a war in an ear is 2
 * @param classes class files
 * @param facts registrations, handlers and calls that are remembered
 */
record AuditLimits(int classBytes, long unpackedBytes, int ratio, int entries, int nesting, int classes, int facts) {

    static final long FREE_BYTES = 1L << 20;

    static final AuditLimits DEFAULT = new AuditLimits(16 << 20, 16L << 30, 200, 5_000_000, 3, 2_000_000, 2_000_000);
}
