package dev.culprit.agent.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.culprit.profile.MethodKind;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which calls may block. */
final class WaitTableTest {

    private static final WaitTable TABLE = new WaitTable(BlockingMethods.TABLE);
    private static final Supertypes CALLER = new Supertypes("com/acme/Caller", List.of("java/lang/Object"));

    /** A typing mistake in the table would be a wait that nobody sees. */
    @TestFactory
    Stream<DynamicTest> everyMethodInTheTableIsThere() {
        return TABLE.rules().entrySet().stream()
                .filter(type -> exists(type.getKey()))
                .map(type -> dynamicTest(type.getKey(), () -> assertThatOneTypeHas(type)));
    }

    private static boolean exists(String type) {
        // A preview of JDK 21 that 17 does not have.
        return !type.equals("java/util/concurrent/StructuredTaskScope")
                || Runtime.version().feature() >= 25;
    }

    private static void assertThatOneTypeHas(Map.Entry<String, List<WaitTable.Rule>> type)
            throws ClassNotFoundException {
        Class<?> loaded = Class.forName(type.getKey().replace('/', '.'));
        List<String[]> methods = methods(loaded);
        // Not every type of a line need have every method, but none may be there for nothing.
        long covering = type.getValue().stream()
                .filter(rule -> methods.stream().anyMatch(method -> rule.covers(method[0], method[1])))
                .count();
        assertThat(covering).isPositive();
    }

    @Test
    void everyRuleCoversAMethodOfOneOfItsTypes() {
        List<WaitTable.Rule> unused = new ArrayList<>();
        TABLE.rules().values().forEach(unused::addAll);
        TABLE.rules().forEach((type, rules) -> {
            try {
                List<String[]> methods = methods(Class.forName(type.replace('/', '.')));
                for (WaitTable.Rule rule : rules) {
                    if (methods.stream().anyMatch(method -> rule.covers(method[0], method[1]))) {
                        unused.removeIf(rule::equals);
                    }
                }
            } catch (ClassNotFoundException e) {
                unused.removeAll(exists(type) ? List.of() : rules);
            }
        });
        // ExecutorService.close is there from JDK 19 on.
        unused.removeIf(rule -> rule.name().equals("close") && Runtime.version().feature() < 19);
        // StructuredTaskScope.joinUntil, a preview, is there until JDK 24.
        unused.removeIf(
                rule -> rule.name().equals("joinUntil") && Runtime.version().feature() > 24);

        assertThat(unused).isEmpty();
    }

    @Test
    void onlyVariantsWithATimeLimitOfLookingMethodsBlock() {
        assertThat(kind(
                        "java/util/concurrent/BlockingQueue",
                        "poll",
                        "(JLjava/util/concurrent/TimeUnit;)Ljava/lang/Object;"))
                .isEqualTo(MethodKind.PARK);
        assertThat(kind("java/util/concurrent/BlockingQueue", "poll", "()Ljava/lang/Object;"))
                .isNull();
        assertThat(kind("java/util/concurrent/locks/Lock", "tryLock", "()Z")).isNull();
        assertThat(kind("java/util/concurrent/locks/ReentrantLock", "tryLock", "(JLjava/util/concurrent/TimeUnit;)Z"))
                .isEqualTo(MethodKind.LOCK);
        assertThat(kind("java/io/InputStream", "read", "()I")).isNull();
        assertThat(kind("java/io/InputStream", "read", "([BII)I")).isEqualTo(MethodKind.IO);
        assertThat(kind("java/io/FileInputStream", "read", "()I")).isEqualTo(MethodKind.IO);
        assertThat(kind("java/util/Map", "get", "(Ljava/lang/Object;)Ljava/lang/Object;"))
                .isNull();
    }

    @Test
    void waitOfObjectIsFoundOnAnyTypeAndNothingElseThatIsCalledWait() {
        assertThat(TABLE.find("com/acme/Any", "wait", "(J)V", CALLER))
                .isEqualTo(new WaitTable.Blocking(MethodKind.PARK, "java/lang/Object", "wait", "(J)V"));
        assertThat(TABLE.find("com/acme/Any", "wait", "(I)V", CALLER)).isNull();
    }

    @Test
    void aMethodInheritedFromATypeOfTheTableIsFoundInTheClassThatInheritsIt() {
        Supertypes worker = new Supertypes("com/acme/Worker", List.of("java/lang/Thread", "java/lang/Runnable"));

        assertThat(TABLE.find("com/acme/Worker", "join", "()V", worker))
                .isEqualTo(new WaitTable.Blocking(MethodKind.PARK, "java/lang/Thread", "join", "()V"));
        assertThat(TABLE.find("com/acme/Worker", "join", "()V", CALLER)).isNull();
        assertThat(TABLE.find("com/acme/Worker", "run", "()V", worker)).isNull();
    }

    @Test
    void anEmptyTableKnowsNone() {
        assertThat(WaitTable.EMPTY.find("java/lang/Thread", "sleep", "(J)V", CALLER))
                .isNull();
    }

    private static MethodKind kind(String owner, String name, String descriptor) {
        WaitTable.Blocking blocking = TABLE.find(owner, name, descriptor, CALLER);
        return blocking == null ? null : blocking.kind();
    }

    /** Name and descriptor of all that can be called on it. */
    private static List<String[]> methods(Class<?> type) {
        List<String[]> methods = new ArrayList<>();
        Stream.concat(Arrays.stream(type.getMethods()), Arrays.stream(type.getDeclaredMethods()))
                .forEach((Method method) ->
                        methods.add(new String[] {method.getName(), Type.getMethodDescriptor(method)}));
        for (Constructor<?> constructor : type.getConstructors()) {
            methods.add(new String[] {"<init>", Type.getConstructorDescriptor(constructor)});
        }
        return methods;
    }
}
