package dev.culprit.analyzer.audit;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/** Which classes extend which: those that were read, and those of the JDK that culprit runs on. Not thread safe. */
final class Hierarchy {

    private static final Set<String> JDK = Set.of("java/", "javax/", "jdk/", "sun/", "com/sun/");

    private final Map<String, List<String>> parents = new HashMap<>();

    /** The class has these; of two classes of one name the first counts, as on a class path. */
    void add(String type, @Nullable String superName, List<String> interfaces) {
        parents.putIfAbsent(type, all(superName, interfaces));
    }

    /** The first of {@code ancestors} that {@code type} is or extends, the nearest first; null when it extends none that is known. */
    @Nullable
    String firstAncestor(String type, Set<String> ancestors) {
        for (String next : withAncestors(type)) {
            if (ancestors.contains(next)) {
                return next;
            }
        }
        return null;
    }

    /** {@code type} and all that it extends as far as that is known, the nearest first. */
    Set<String> withAncestors(String type) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(type));
        while (!open.isEmpty()) {
            String next = open.poll();
            if (found.add(next)) {
                List<String> known = parents(next);
                open.addAll(known == null ? List.of() : known);
            }
        }
        return found;
    }

    private @Nullable List<String> parents(String type) {
        List<String> known = parents.get(type);
        if (known == null && JDK.stream().anyMatch(type::startsWith)) {
            known = ofJdk(type);
            if (known != null) {
                parents.put(type, known);
            }
        }
        return known;
    }

    private static @Nullable List<String> ofJdk(String type) {
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(type + ".class")) {
            if (in == null) {
                return null;
            }
            ClassReader reader = new ClassReader(in);
            return all(reader.getSuperName(), List.of(reader.getInterfaces()));
        } catch (IOException | RuntimeException e) {
            // A JDK newer than the reader: as unknown as a library that is not there.
            return null;
        }
    }

    private static List<String> all(@Nullable String superName, List<String> interfaces) {
        List<String> all = new ArrayList<>(interfaces);
        if (superName != null) {
            all.add(superName);
        }
        return List.copyOf(all);
    }
}
