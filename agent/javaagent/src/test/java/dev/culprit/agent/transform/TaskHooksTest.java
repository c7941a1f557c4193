package dev.culprit.agent.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hooks find their places in the JDK that runs the test. */
final class TaskHooksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java/util/concurrent/ThreadPoolExecutor",
                "java/util/concurrent/ScheduledThreadPoolExecutor",
                "java/util/concurrent/ForkJoinTask",
                "java/util/concurrent/ForkJoinPool",
                "java/util/concurrent/CompletableFuture$UniCompletion",
                "java/util/concurrent/CompletableFuture$ThreadPerTaskExecutor",
                "java/util/Timer",
                "java/util/TimerThread",
                "java/lang/ThreadBuilders",
                "java/lang/ThreadBuilders$PlatformThreadBuilder",
                "java/util/concurrent/ThreadPerTaskExecutor",
                "jdk/internal/misc/ThreadFlock"
            })
    void everyHookOfAClassFindsItsPlace(String className) throws IOException {
        byte[] classFile = classFile(className);
        if (classFile.length == 0) {
            // Some came with Java 21, and one left with 25.
            assertThat(className).containsAnyOf("ThreadBuilders", "ThreadPerTask", "ThreadFlock");
            return;
        }

        byte[] written = TaskHookWriter.write(classFile, TaskHooks.of(className));

        List<String> calls = calls(written);
        for (TaskHook hook : TaskHooks.of(className)) {
            if (!hook.optional()) {
                assertThat(calls).contains(hook.method() + " " + hook.probe());
            }
        }
    }

    @Test
    void aTaskEndsHoweverItEnds() throws IOException {
        String name = "java/util/concurrent/ThreadPoolExecutor";

        List<String> calls = calls(TaskHookWriter.write(classFile(name), TaskHooks.of(name)));

        assertThat(calls.stream().filter(call -> call.startsWith("runWorker")))
                .containsExactly("runWorker begin", "runWorker end", "runWorker end");
    }

    @Test
    void aClassThatIsAnotherThanExpectedIsRefused() throws IOException {
        assertThatThrownBy(() -> TaskHookWriter.write(
                        classFile("java/util/ArrayList"), TaskHooks.of("java/util/concurrent/ThreadPoolExecutor")))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("execute");
    }

    @Test
    void noOtherClassHasHooks() {
        assertThat(TaskHooks.of("java/lang/Thread")).isNull();
        assertThat(TaskHooks.of("java/lang/Object")).isNull();
    }

    private static byte[] classFile(String className) throws IOException {
        try (InputStream in = Object.class.getResourceAsStream("/" + className + ".class")) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    private static List<String> calls(byte[] classFile) {
        List<String> calls = new ArrayList<>();
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String method, String type, String signature, String[] exceptions) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitMethodInsn(
                                            int opcode, String owner, String name, String descriptor, boolean itf) {
                                        if (owner.equals(TaskHook.OWNER)) {
                                            calls.add(method + " " + name);
                                        }
                                    }
                                };
                            }
                        },
                        0);
        return calls;
    }
}
