package dev.culprit.analyzer.samples;

/**
 * What tells the nodes of a {@link SampleTree} apart, besides the normalized names of classes and methods.
 *
 * @param lines the line that was being executed in each frame
 * @param descriptors the descriptors of methods, so that overloaded ones are different frames
 * @param threads the thread, whose name becomes the outermost frame
 */
public record TreeShape(boolean lines, boolean descriptors, boolean threads) {

    /** Names alone, which all formats have. */
    public static final TreeShape NAMES = new TreeShape(false, false, false);

    /** Names and lines. */
    public static final TreeShape LINES = new TreeShape(true, false, false);
}
