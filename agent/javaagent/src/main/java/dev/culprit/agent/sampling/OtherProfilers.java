package dev.culprit.agent.sampling;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.instrument.ClassFileTransformer;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Sees async-profilers of other people: of the user, an IDE, or another agent. Two in a JVM would take each other's signals, so ours gives way.
 */
final class OtherProfilers implements ClassFileTransformer {

    /** Whatever package it was moved to; ours is not asked, as it is there before. */
    private static final String CLASS = "profiler/AsyncProfiler";

    private static final String LIBRARY = "libasyncProfiler";

    private final Runnable seen;

    /** @param seen run on the thread that loads the class of another, before that is there */
    OtherProfilers(Runnable seen) {
        this.seen = seen;
    }

    /** Whether the library of another is in this process (Linux). Ours has another name. */
    static boolean areLoaded() {
        try (BufferedReader maps = new BufferedReader(
                new InputStreamReader(new FileInputStream("/proc/self/maps"), StandardCharsets.ISO_8859_1))) {
            for (String line = maps.readLine(); line != null; line = maps.readLine()) {
                if (line.contains(LIBRARY)) {
                    return true;
                }
            }
        } catch (IOException | SecurityException e) {
            return false;
        }
        return false;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (className != null && className.endsWith(CLASS)) {
            seen.run();
        }
        return null;
    }
}
