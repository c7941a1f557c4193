package dev.culprit.analyzer.formats.input;

import dev.culprit.analyzer.samples.FrameType;
import dev.culprit.analyzer.samples.SampleFrame;

/** How frames are written where a format has one text for them; {@link FrameText} reads it. */
public final class FrameNames {

    private FrameNames() {}

    /** Class and method with dots, without what would end a frame or a line. */
    public static String of(SampleFrame frame) {
        return clean(frame.name());
    }

    /** The suffix that async-profiler's tools know the kind of a frame by. */
    public static String suffix(FrameType type) {
        return switch (type) {
            case JAVA -> "_[j]";
            case KERNEL -> "_[k]";
            default -> "";
        };
    }

    /** {@code text} without semicolons and line breaks. */
    public static String clean(String text) {
        String clean = text;
        for (char bad : new char[] {';', '\n', '\r'}) {
            clean = clean.indexOf(bad) < 0 ? clean : clean.replace(bad, ',');
        }
        return clean;
    }
}
