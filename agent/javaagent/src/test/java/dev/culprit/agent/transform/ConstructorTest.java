package dev.culprit.agent.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;

/** No handler may span the call of super(...): what looks harmless in source is a VerifyError in the class file. */
final class ConstructorTest {

    @Test
    void argumentsOfSuperMayBranchAndCreateTheSameClass() {
        TestingProgram program = TestingProgram.of("""
                public class Branching {
                    static class Base {
                        final String text;
                        Base() { this(null, 0); }
                        Base(Base other, int n) { text = (other == null ? "" : other.text) + n; }
                    }
                    static class Derived extends Base {
                        final long wide;
                        Derived(boolean a, Integer b) {
                            super(a ? new Base(new Base(), 1) : b == null ? null : new Derived(true, null), b == null ? 2 : b);
                            wide = a ? 5L : 6L;
                            if (wide == 6L && b == null) throw new IllegalStateException("late");
                        }
                    }
                    public static Object run() {
                        String result = new Derived(true, 7).text + new Derived(false, 8).text;
                        try { new Derived(false, null); } catch (IllegalStateException e) { result += e.getMessage(); }
                        return result;
                    }
                }
                """);

        assertThat(program.run("Branching")).isEqualTo("0170128late");
        assertThat(program.tree()).isEqualTo("""
                Branching.run:0×1
                  Branching$Derived.<init>:16×2
                    Branching$Base.<init>:10×1
                      Branching$Base.<init>:4×1
                    Branching$Base.<init>:10×3
                    Branching$Derived.<init>:10×1
                      Branching$Base.<init>:10×1
                        Branching$Base.<init>:4×1
                      Branching$Base.<init>:10×2
                  Branching$Derived.<init>:17×1
                    Branching$Base.<init>:10×1
                """);
    }

    @Test
    void anExceptionOutOfSuperIsHealedByTheCaller() {
        TestingProgram program = TestingProgram.of("""
                public class SuperFails {
                    static int work() { return 1; }
                    static class Base { Base(boolean fail) { if (fail) throw new IllegalArgumentException("base"); } }
                    static class Derived extends Base { Derived(boolean fail) { super(fail); work(); } }
                    public static Object run() {
                        String result = "";
                        for (int i = 0; i < 3; i++) {
                            try {
                                new Derived(i != 1);
                            } catch (IllegalArgumentException e) {
                                result += e.getMessage();
                                work();
                            }
                        }
                        return result;
                    }
                }
                """);

        assertThat(program.run("SuperFails")).isEqualTo("basebase");
        assertThat(program.tree()).isEqualTo("""
                SuperFails.run:0×1
                  SuperFails$Derived.<init>:9×3
                    SuperFails$Base.<init>:4×3
                    SuperFails.work:4×1
                  SuperFails.work:12×2
                """);
    }

    @Test
    void innerClassesEnumsAndInstanceInitialisersWork() {
        TestingProgram program = TestingProgram.of("""
                public class Inner {
                    int n = start();
                    { n += 10; }
                    static int start() { return 1; }
                    class Member { int m = n + 1; }
                    enum Level { LOW(1), HIGH(2); final int weight; Level(int weight) { this.weight = weight; } }
                    public static Object run() {
                        Inner inner = new Inner();
                        Object anonymous = new Object() { int k = inner.n; public String toString() { return "k" + k; } };
                        return inner.new Member().m + Level.HIGH.weight + anonymous.toString();
                    }
                }
                """);

        assertThat(program.run("Inner")).isEqualTo("14k11");
        assertThat(program.tree()).contains("Inner.<init>:8×1\n    Inner.start:2×1\n", "Inner$1.toString:10×1");
    }

    @Test
    void statementsBeforeSuperWork() {
        // Flexible constructor bodies are a feature of Java 25.
        assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(25);
        TestingProgram program = TestingProgram.of("""
                public class Flexible {
                    static int check(int n) { if (n < 0) throw new IllegalArgumentException("negative"); return n; }
                    static class Base { final int n; Base(int n) { this.n = n; } }
                    static class Derived extends Base {
                        Derived(int n) {
                            int checked;
                            try {
                                checked = check(n);
                            } catch (IllegalArgumentException e) {
                                checked = check(0);
                            }
                            for (int i = 0; i < 3; i++) { checked += i; }
                            Base other = new Base(checked);
                            super(other.n + 1);
                            check(n + 100);
                        }
                    }
                    public static Object run() { return new Derived(5).n + new Derived(-5).n; }
                }
                """);

        assertThat(program.run("Flexible")).isEqualTo(13);
        assertThat(program.tree()).contains("Flexible.check:8×2", "Flexible.check:10×1", "Flexible.check:15×2");
    }
}
