package dev.culprit.analyzer.baseline;

import java.nio.file.Path;

/**
 * A profile that is to be saved.
 *
 * @param path where it is
 * @param origin number of the directory that was asked for: equal fork names of two of these are two forks
 */
public record ProfileFile(Path path, int origin) {}
