package dev.culprit.evaluation.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class RewriterTest {

    private static final String NAME = Subject.class.getName();
    private static final MethodKey SUM = new MethodKey(NAME, "sum", "(IJDLjava/lang/String;)J");
    private static final MethodKey LOOP = new MethodKey(NAME, "loopAtOnce", "(I)I");
    private static final MethodKey CALLER = new MethodKey(NAME, "caller", "(I)J");
    private static final MethodKey COUNTED = new MethodKey(NAME, "counted", "(IJLjava/lang/String;)J");

    @Test
    void busyWorkLeavesTheResultAsItIs() throws Exception {
        Class<?> planted = defined(new Plant.SlowDown(SUM, 1000, 1, 0));
        Object subject = planted.getConstructor().newInstance();
        Method sum = planted.getMethod("sum", int.class, long.class, double.class, String.class);

        assertThat(sum.invoke(subject, 1, 2L, 3.0, "a")).isEqualTo(103L);
    }

    @Test
    void busyWorkLeavesATraceThatNoCompilerCanForesee() throws Exception {
        Class<?> planted = defined(new Plant.SlowDown(LOOP, 3, 1, 0));
        planted.getMethod("loopAtOnce", int.class).invoke(null, 4);
        var state = planted.getDeclaredField("state");
        state.setAccessible(true);
        int expected = 0;
        for (int i = 0; i < 3; i++) {
            int mixed = expected * 1664525 + 1013904223;
            expected = mixed ^ mixed >>> 13;
        }

        assertThat(state.getInt(null)).isEqualTo(expected);
    }

    @Test
    void aMethodThatBeginsWithALoopCanBeMadeToWait() throws Exception {
        Class<?> planted = defined(new Plant.Wait(LOOP, 2, 1, 1, 0));
        Method loop = planted.getMethod("loopAtOnce", int.class);

        assertThat(loop.invoke(null, 4)).isEqualTo(-1);
        assertThat(loop.invoke(null, 4)).isEqualTo(-1);
    }

    @Test
    void anInterruptedWaitShowsThatItIsWaitingInEveryThirdCall() throws Exception {
        Class<?> planted = defined(new Plant.Wait(LOOP, 3, 1, 1, 0));
        Method loop = planted.getMethod("loopAtOnce", int.class);
        List<Boolean> waited = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Thread.currentThread().interrupt();
            try {
                loop.invoke(null, 0);
            } catch (java.lang.reflect.InvocationTargetException e) {
                assertThat(e.getCause()).isInstanceOf(InterruptedException.class);
            }
            // Thread.sleep clears the flag, and nothing else here does.
            waited.add(!Thread.interrupted());
        }

        assertThat(waited).containsExactly(false, false, true, false, false, true);
    }

    @Test
    void repeatedCallsAreCountedExactlyAndChangeNothingElse() throws Exception {
        Class<?> planted = defined(calls(lineOfCall(), 3));
        Object subject = planted.getConstructor().newInstance();
        Object sum = planted.getMethod("caller", int.class).invoke(subject, 5);

        assertThat(sum).isEqualTo(new Subject().caller(5));
        assertThat(planted.getMethod("calls").invoke(subject)).isEqualTo(5 * (1 + 3));
    }

    @Test
    void aCallThatIsNotAtThatLineIsRefused() {
        assertThatThrownBy(() -> defined(calls(1, 3)))
                .isInstanceOf(UnplantableException.class)
                .hasMessageContaining("at line 1");
    }

    @Test
    void aMethodThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> defined(new Plant.SlowDown(new MethodKey(NAME, "none", "()V"), 1, 1, 0)))
                .isInstanceOf(UnplantableException.class)
                .hasMessageContaining("none");
    }

    private static Plant calls(int line, int extra) {
        return new Plant.ExtraCalls(CALLER, line, COUNTED, extra, 1, 0);
    }

    /** The line of {@code caller} that calls {@code counted}, so that this test need not know the file by heart. */
    private static int lineOfCall() throws IOException {
        int[] found = new int[1];
        new ClassReader(original())
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] exceptions) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    private int line;

                                    @Override
                                    public void visitLineNumber(int number, Label start) {
                                        line = number;
                                    }

                                    @Override
                                    public void visitMethodInsn(
                                            int opcode, String owner, String called, String type, boolean isInterface) {
                                        if (called.equals("counted")) {
                                            found[0] = line;
                                        }
                                    }
                                };
                            }
                        },
                        0);
        return found[0];
    }

    private static byte[] original() throws IOException {
        try (InputStream in = Objects.requireNonNull(Subject.class.getResourceAsStream("Subject.class"))) {
            return in.readAllBytes();
        }
    }

    /** The planted class in a loader of its own, verified by the JVM. */
    private static Class<?> defined(Plant plant) throws IOException, ClassNotFoundException {
        byte[] bytes = Rewriter.rewrite(original(), plant);
        return new ClassLoader(RewriterTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                return name.equals(NAME) ? defineClass(name, bytes, 0, bytes.length) : super.loadClass(name, resolve);
            }
        }.loadClass(NAME);
    }
}
