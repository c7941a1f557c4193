package dev.culprit.analyzer.samples;

/**
 * One frame of a sampled stack, without its line.
 *
 * @param className raw binary name with dots, such as {@code com.acme.Outer$1}; empty when it has none, as native code
 * @param method name of the method, or of the symbol; empty when the frame stands for an object of the class
 * @param descriptor JVM descriptor, empty when the format does not tell
 * @param type what kind of code it is
 */
public record SampleFrame(String className, String method, String descriptor, FrameType type) {

    /** The frame of a thread. */
    static SampleFrame ofThread(String name) {
        return new SampleFrame("", "[" + name + "]", "", FrameType.THREAD);
    }

    /** Name of the thread that a frame of the kind {@link FrameType#THREAD} stands for. */
    public String threadName() {
        boolean bracketed = method.length() >= 2 && method.startsWith("[") && method.endsWith("]");
        return bracketed ? method.substring(1, method.length() - 1) : method;
    }

    /** {@code com.acme.Outer$1.run}; the symbol alone, or the class alone, where there is no other. */
    public String name() {
        if (method.isEmpty()) {
            return className;
        }
        return className.isEmpty() ? method : className + "." + method;
    }
}
