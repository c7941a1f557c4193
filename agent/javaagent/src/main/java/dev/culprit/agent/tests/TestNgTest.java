package dev.culprit.agent.tests;

import dev.culprit.agent.transform.TestMethods;
import dev.culprit.profile.TestRuns.Status;
import java.lang.reflect.Array;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Reads results and methods of TestNG, 6.10 to 7.x. */
final class TestNgTest {

    static final String METHOD = "org.testng.ITestNGMethod";

    /** {@code ITestResult.STARTED}, which has been the same ever since. */
    static final int STARTED = 16;

    private static final int SUCCESS = 1;
    private static final int SKIP = 3;
    private static final int SUCCESS_PERCENTAGE_FAILURE = 4;

    private static final String RESULT = "org.testng.ITestResult";
    private static final String CLASS = "org.testng.ITestClass";
    private static final String CODE = "org.testng.internal.ConstructorOrMethod";

    private TestNgTest() {}

    static int status(Object result) throws ReflectiveOperationException {
        return FrameworkObject.get(result, RESULT, "getStatus") instanceof Integer status ? status : 0;
    }

    static Status outcome(Object result) throws ReflectiveOperationException {
        return switch (status(result)) {
            case SUCCESS, SUCCESS_PERCENTAGE_FAILURE -> Status.PASSED;
            case SKIP -> Status.SKIPPED;
            default -> Status.FAILED;
        };
    }

    static Object method(Object result) throws ReflectiveOperationException {
        Object method = FrameworkObject.get(result, RESULT, "getMethod");
        if (method == null) {
            throw new NoSuchMethodException("a result of TestNG without a method");
        }
        return method;
    }

    /** The run that it belongs to, null when unknown. */
    static @Nullable Object context(Object result) {
        return FrameworkObject.getIfThere(result, RESULT, "getTestContext");
    }

    static boolean is(Object method, String what) throws ReflectiveOperationException {
        return FrameworkObject.is(method, METHOD, what);
    }

    static String className(Object method) throws ReflectiveOperationException {
        return FrameworkObject.get(method, METHOD, "getRealClass") instanceof Class<?> type ? type.getName() : "";
    }

    /** How many configuration methods are to be called after the test. */
    static int teardowns(Object result) {
        Object testClass = FrameworkObject.getIfThere(result, RESULT, "getTestClass");
        Object after = testClass == null ? null : FrameworkObject.getIfThere(testClass, CLASS, "getAfterTestMethods");
        return after instanceof Object[] all ? all.length : 0;
    }

    /** Which test; one that may be called several times has a number, from 1. */
    static TestId id(Object method, TestMethods methods, ToIntFunction<String> numbers)
            throws ReflectiveOperationException {
        Object type = FrameworkObject.get(method, METHOD, "getRealClass");
        String className = className(method);
        String name = FrameworkObject.text(method, METHOD, "getMethodName");
        Object code = FrameworkObject.getIfThere(method, METHOD, "getConstructorOrMethod");
        Object types = code == null ? null : FrameworkObject.getIfThere(code, CODE, "getParameterTypes");
        String id = className + '#' + name + '(' + parameters(types) + ')';
        boolean often =
                FrameworkObject.getIfThere(method, METHOD, "getInvocationCount") instanceof Integer count && count > 1;
        if (often || types != null && Array.getLength(types) > 0) {
            id += "[" + numbers.applyAsInt(id) + ']';
        }
        return new TestId(id, className, name, name, methods.declaring(type, className, name));
    }

    private static String parameters(@Nullable Object types) {
        StringBuilder text = new StringBuilder();
        if (types instanceof Class<?>[] all) {
            for (Class<?> type : all) {
                text.append(text.length() == 0 ? "" : ",").append(type.getTypeName());
            }
        }
        return text.toString();
    }
}
