package dev.culprit.analyzer.formats.input;

/**
 * What to read of a file.
 *
 * @param objectClasses whether the class of the object that was allocated or waited for is the innermost frame of the stack, as
 *     flame graphs show it; where the format tells
 */
public record ReadOptions(boolean objectClasses) {

    /** The stacks alone. */
    public static final ReadOptions PLAIN = new ReadOptions(false);

    /** As flame graphs show them. */
    public static final ReadOptions WITH_CLASSES = new ReadOptions(true);
}
