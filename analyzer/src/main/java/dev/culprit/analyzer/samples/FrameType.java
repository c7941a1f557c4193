package dev.culprit.analyzer.samples;

/**
 * What kind of code a sampled frame is. Whether Java code was interpreted or compiled, and by which compiler, is no part of it: the same
 * method in another state is the same frame.
 */
public enum FrameType {
    /** A Java method, inlined ones too; also every frame of a format that does not tell kinds apart. */
    JAVA,
    /** C or C++ code outside the JVM, such as libc. */
    NATIVE,
    /** Code of the JVM itself, such as its garbage collector. */
    CPP,
    /** The operating system's kernel. */
    KERNEL,
    /** No code, but the thread that runs it, as outermost frame of a tree that tells threads apart. */
    THREAD
}
