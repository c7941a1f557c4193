package dev.culprit.analyzer.cli.fork;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a measured command.
 *
 * @param name names the fork in its profiles; numbers from 1
 * @param command what is executed
 * @param out where its JVMs write their profiles
 * @param log where its output goes; null when it shares culprit's own input and output
 */
public record Fork(
        String name,
        MeasuredCommand command,
        ProfileFolder out,
        @Nullable Path log) {}
