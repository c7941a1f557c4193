package dev.culprit.agent.tests;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a {@code TestDescriptor} of the JUnit Platform, 1.0 to 6.x. */
final class PlatformTest {

    private static final String DESCRIPTOR = "org.junit.platform.engine.TestDescriptor";
    private static final String UNIQUE_ID = "org.junit.platform.engine.UniqueId";
    private static final String SEGMENT = "org.junit.platform.engine.UniqueId$Segment";
    private static final String CLASS = "org.junit.platform.engine.support.descriptor.ClassSource";
    private static final String METHOD = "org.junit.platform.engine.support.descriptor.MethodSource";

    private PlatformTest() {}

    static boolean isTest(Object descriptor) throws ReflectiveOperationException {
        return FrameworkObject.is(descriptor, DESCRIPTOR, "isTest");
    }

    static @Nullable Object parent(Object descriptor) throws ReflectiveOperationException {
        return FrameworkObject.get(descriptor, DESCRIPTOR, "getParent");
    }

    /** The tests below it that are known so far. */
    static List<Object> testsBelow(Object descriptor) throws ReflectiveOperationException {
        List<Object> tests = new ArrayList<>();
        if (FrameworkObject.get(descriptor, DESCRIPTOR, "getDescendants") instanceof Collection<?> all) {
            for (Object one : all) {
                if (one != null && isTest(one)) {
                    tests.add(one);
                }
            }
        }
        return tests;
    }

    /** Whether anything is below it: classes of repeated, parameterised or dynamic tests have none until they run. */
    static boolean hasDescendants(Object descriptor) throws ReflectiveOperationException {
        return FrameworkObject.get(descriptor, DESCRIPTOR, "getDescendants") instanceof Collection<?> all
                && !all.isEmpty();
    }

    /** The class that it stands for as a whole; null if it is something else. */
    static @Nullable String className(Object descriptor) throws ReflectiveOperationException {
        Object source = FrameworkObject.get(descriptor, DESCRIPTOR, "getSource");
        return source != null && FrameworkObject.isA(source, CLASS)
                ? FrameworkObject.text(source, CLASS, "getClassName")
                : null;
    }

    /** The engine, such as {@code junit-jupiter 5.14.1}; of a descriptor without a parent. */
    static String engine(Object root) throws ReflectiveOperationException {
        String name = value(root);
        return (name + ' ' + FrameworkObject.version(root, root.getClass().getName())).trim();
    }

    /**
     * Which test. The id is made of the class, the method with its parameter types, and for each invocation of a template or dynamic
     * test its number on each level: {@code com.acme.FooTest#bar(int)[1]}.
     */
    static TestId id(Object descriptor) throws ReflectiveOperationException {
        List<Object> path = new ArrayList<>();
        for (Object each = descriptor; each != null; each = parent(each)) {
            path.add(0, each);
        }
        Draft draft = new Draft();
        for (int i = 1; i < path.size(); i++) {
            draft.add(path.get(i));
        }
        return draft.id(FrameworkObject.text(descriptor, DESCRIPTOR, "getDisplayName"));
    }

    private static String value(Object descriptor) throws ReflectiveOperationException {
        Object last = lastSegment(descriptor);
        return last == null ? "" : FrameworkObject.text(last, SEGMENT, "getValue");
    }

    private static @Nullable Object lastSegment(Object descriptor) throws ReflectiveOperationException {
        Object id = FrameworkObject.get(descriptor, DESCRIPTOR, "getUniqueId");
        Object segments = id == null ? null : FrameworkObject.get(id, UNIQUE_ID, "getSegments");
        return segments instanceof List<?> list && !list.isEmpty() ? list.get(list.size() - 1) : null;
    }

    /** Has code that a method has made, and no method of its own. */
    private static boolean isDynamic(Object descriptor) throws ReflectiveOperationException {
        Object last = lastSegment(descriptor);
        return last != null && FrameworkObject.text(last, SEGMENT, "getType").startsWith("dynamic-");
    }

    /** The id as far as it is known while going down from the engine to the test. */
    private static final class Draft {

        private String className = "";
        private String methodName = "";
        private String outermost = "";
        private String classPart = "";
        private String methodPart = "";
        private @Nullable String declaringClass;

        void add(Object descriptor) throws ReflectiveOperationException {
            Object source = FrameworkObject.get(descriptor, DESCRIPTOR, "getSource");
            String value = value(descriptor);
            String number = number(value);
            outermost = outermost.isEmpty() ? value : outermost;
            if (number == null && source != null && FrameworkObject.isA(source, CLASS)) {
                enterClass(FrameworkObject.text(source, CLASS, "getClassName"));
            } else if (number == null
                    && source != null
                    && FrameworkObject.isA(source, METHOD)
                    && methodPart.isEmpty()) {
                enterMethod(source);
            } else {
                String part = number == null ? '[' + value + ']' : number;
                if (methodPart.isEmpty() && !className.isEmpty()) {
                    classPart += part;
                } else {
                    methodPart += part;
                }
            }
            if (isDynamic(descriptor)) {
                declaringClass = null;
            }
        }

        /** Of a nested class, only its own name is added, lest the numbers of the outer one get lost. */
        private void enterClass(String name) {
            classPart = !className.isEmpty() && name.startsWith(className)
                    ? classPart + name.substring(className.length())
                    : name;
            className = name;
        }

        private void enterMethod(Object source) throws ReflectiveOperationException {
            String owner = FrameworkObject.text(source, METHOD, "getClassName");
            if (!owner.equals(className)) {
                enterClass(owner);
            }
            methodName = FrameworkObject.text(source, METHOD, "getMethodName");
            String types = FrameworkObject.text(source, METHOD, "getMethodParameterTypes");
            methodPart = '#' + methodName + '(' + types.replace(" ", "") + ')';
            Object method = FrameworkObject.getIfThere(source, METHOD, "getJavaMethod");
            declaringClass = method instanceof java.lang.reflect.Method java
                    ? java.getDeclaringClass().getName()
                    : owner;
        }

        /** Engines that know no classes have at least names for the outermost things that they run. */
        TestId id(String displayName) {
            String owner = className.isEmpty() ? outermost : className;
            return new TestId(classPart + methodPart, owner, methodName, displayName, declaringClass);
        }

        /** Unique ids number invocations, containers and dynamic tests {@code #1}, {@code #2} ... */
        private static @Nullable String number(String value) {
            boolean number = value.length() > 1 && value.charAt(0) == '#';
            for (int i = 1; i < value.length() && number; i++) {
                number = Character.isDigit(value.charAt(i));
            }
            return number ? '[' + value.substring(1) + ']' : null;
        }
    }
}
