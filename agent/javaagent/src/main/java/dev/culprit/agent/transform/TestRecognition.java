package dev.culprit.agent.transform;

import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Tells the tests among the methods of one class. Not thread safe. */
final class TestRecognition {

    private final TestMethods known;
    private final @Nullable ClassLoader loader;
    private boolean junit3;
    private boolean testNgClass;

    /** @param loader that of the class; null if annotations are not to be looked up */
    TestRecognition(TestMethods known, @Nullable ClassLoader loader) {
        this.known = known;
        this.loader = loader;
    }

    void ofClass(@Nullable String superName) {
        junit3 = TestMethods.JUNIT_3.equals(superName);
    }

    /** TestNG takes all public methods of a class with its annotation for tests. */
    void onClass(String annotation) {
        testNgClass |= annotation.equals(TestMethods.TESTNG);
    }

    /** By what is known before its annotations. */
    boolean isTest(int access, String name, String descriptor) {
        int flags = access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC);
        boolean candidate = flags == Opcodes.ACC_PUBLIC && descriptor.endsWith(")V") && name.charAt(0) != '<';
        return candidate && (testNgClass || junit3 && name.startsWith("test") && descriptor.equals("()V"));
    }

    boolean isTest(String annotation) {
        return known.isTest(annotation, loader);
    }
}
