package dev.culprit.agent.transform;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import org.jspecify.annotations.Nullable;

/** Knows which methods are tests, by their annotations, and which of them have got a probe. Thread safe. */
public final class TestMethods {

    static final String TESTNG = "Lorg/testng/annotations/Test;";
    static final String JUNIT_3 = "junit/framework/TestCase";

    private static final String TESTABLE = "Lorg/junit/platform/commons/annotation/Testable;";
    private static final Set<String> KNOWN = Set.of(
            TESTABLE,
            "Lorg/junit/jupiter/api/Test;",
            "Lorg/junit/jupiter/api/RepeatedTest;",
            "Lorg/junit/jupiter/api/TestTemplate;",
            "Lorg/junit/jupiter/api/TestFactory;",
            "Lorg/junit/jupiter/params/ParameterizedTest;",
            "Lorg/junit/Test;",
            TESTNG);

    /** Whether that annotation makes a test, by its descriptor. */
    private final Map<String, Boolean> annotations = new ConcurrentHashMap<>();

    private final Set<String> marked = ConcurrentHashMap.newKeySet();
    private volatile boolean platformSeen;

    public TestMethods() {}

    /** The JUnit Platform is there: from now on annotations that are unknown are looked up. Without it nobody is bothered. */
    public void platformIsThere() {
        platformSeen = true;
    }

    /** The body of that method is recognised from now on. */
    void mark(String className, String method) {
        marked.add(className + '#' + method);
    }

    /** The method has lost its probe, or never had one. */
    void unmark(String className, String method) {
        marked.remove(className + '#' + method);
    }

    /** Whether the body of that method is recognised. */
    public boolean isMarked(String className, String method) {
        return marked.contains(className + '#' + method);
    }

    /**
     * The class in which that test's body is recognised: the class itself or one that it extends.
     *
     * @param type the class as an object, if it is at hand
     * @param className its binary name
     * @return null if there is none
     */
    public @Nullable String declaring(@Nullable Object type, String className, String method) {
        if (type instanceof Class<?> known) {
            for (Class<?> each = known; each != null; each = each.getSuperclass()) {
                if (isMarked(each.getName(), method)) {
                    return each.getName();
                }
            }
        }
        return isMarked(className, method) ? className : null;
    }

    /** Whether a method with that annotation is a test. */
    boolean isTest(String annotation, @Nullable ClassLoader loader) {
        if (KNOWN.contains(annotation)) {
            return true;
        }
        return platformSeen && loader != null && isMetaTest(annotation, loader, new HashSet<>());
    }

    private boolean isMetaTest(String annotation, ClassLoader loader, Set<String> asked) {
        if (KNOWN.contains(annotation)) {
            return true;
        }
        if (annotation.startsWith("Ljava/") || !asked.add(annotation)) {
            return false;
        }
        Boolean known = annotations.get(annotation);
        if (known == null) {
            known = lookUp(annotation, loader, asked);
            annotations.put(annotation, known);
        }
        return known;
    }

    /** By its class file: the class itself may not be loaded before the application does. */
    private boolean lookUp(String annotation, ClassLoader loader, Set<String> asked) {
        Set<String> above = new HashSet<>();
        try (InputStream in = loader.getResourceAsStream(annotation.substring(1, annotation.length() - 1) + ".class")) {
            if (in == null) {
                return false;
            }
            new ClassReader(in.readAllBytes())
                    .accept(
                            new ClassVisitor(InstructionVisitor.ASM_API) {
                                @Override
                                public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                                    above.add(descriptor);
                                    return null;
                                }
                            },
                            ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        } catch (IOException | RuntimeException e) {
            return false;
        }
        for (String meta : above) {
            if (isMetaTest(meta, loader, asked)) {
                return true;
            }
        }
        return false;
    }
}
