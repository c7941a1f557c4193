package dev.culprit.profile;

import org.jspecify.annotations.Nullable;

/**
 * One JVM process.
 *
 * @param pid process id
 * @param startEpochMillis when the JVM started, milliseconds since 1970
 * @param writtenEpochMillis when this file was written, milliseconds since 1970
 * @param elapsedNanos from the start of recording until this file was written, by the monotonic clock
 * @param command main class or jar and its arguments, as the JVM reports them; empty when unknown
 * @param workingDirectory the JVM's {@code user.dir}
 * @param parent the process that started the JVM, null when unknown
 */
public record ProcessInfo(
        long pid,
        long startEpochMillis,
        long writtenEpochMillis,
        long elapsedNanos,
        String command,
        String workingDirectory,
        @Nullable Parent parent) {

    /**
     * The process that started the JVM.
     *
     * @param pid process id
     * @param startEpochMillis when it started, milliseconds since 1970; 0 when unknown
     * @param command its executable, empty when unknown
     */
    public record Parent(long pid, long startEpochMillis, String command) {}
}
