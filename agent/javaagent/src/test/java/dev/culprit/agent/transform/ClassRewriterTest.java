package dev.culprit.agent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs instrumented programs: they must give what they give without probes, and the tree must say what they did. */
final class ClassRewriterTest {

    @Test
    void twoCallsFromTwoLinesAreTwoEdges() {
        TestingProgram program = TestingProgram.of("""
                public class Two {
                    static int work(int n) { return n * 2; }
                    public static Object run() {
                        int a = work(1);
                        int b = 0;
                        for (int i = 0; i < 3; i++) {
                            b += work(i);
                        }
                        return a + b;
                    }
                }
                """);

        assertThat(program.run("Two")).isEqualTo(8);
        assertThat(program.tree()).isEqualTo("""
                Two.run:0×1
                  Two.work:4×1
                  Two.work:7×3
                """);
    }

    @Test
    void everyTypeOfParameterAndResultSurvives() {
        TestingProgram program = TestingProgram.of("""
                public class Types {
                    static long longs(long a, double b, int c, long d) { long e = a + d; return e + c + (long) b; }
                    static double doubles(double a, boolean b, double c) { double d = a; return b ? d + c : d; }
                    static float floats(float a) { return a / 2; }
                    static int[] arrays(int... values) { return values; }
                    static String objects(Object a, char b, byte c, short d) { return "" + a + b + c + d; }
                    long field;
                    long instance(long x) { field += x; return field; }
                    public static Object run() {
                        return longs(1L << 40, 2.5, 3, 4) + " " + doubles(1, true, 2) + " " + floats(3) + " " + arrays(1, 2).length
                                + " " + objects(null, 'b', (byte) 3, (short) 4) + " " + new Types().instance(5);
                    }
                }
                """);

        assertThat(program.run("Types")).isEqualTo("1099511627785 3.0 1.5 2 nullb34 5");
        assertThat(program.tree()).contains("  Types.longs:10×1\n", "  Types.<init>:11×1\n");
    }

    @Test
    void exceptionsPassThroughAndAreCaughtAsBefore() {
        TestingProgram program = TestingProgram.of("""
                public class Throwing {
                    static int deep(int n) {
                        if (n == 0) throw new IllegalStateException("deep");
                        return deep(n - 1);
                    }
                    static int after() { return 7; }
                    public static Object run() {
                        String seen = "";
                        for (int i = 0; i < 2; i++) {
                            try {
                                deep(2);
                            } catch (IllegalStateException e) {
                                seen += e.getMessage() + e.getStackTrace().length % 1;
                            } finally {
                                seen += after();
                            }
                        }
                        return seen;
                    }
                }
                """);

        assertThat(program.run("Throwing")).isEqualTo("deep07deep07");
        assertThat(program.tree()).isEqualTo("""
                Throwing.run:0×1
                  Throwing.deep:11×2
                    Throwing.deep:4×2
                      Throwing.deep:4×2
                  Throwing.after:15×2
                """);
    }

    @Test
    void anUncaughtExceptionReachesTheCallerUnchanged() {
        TestingProgram program = TestingProgram.of("""
                public class Failing {
                    public static Object run() throws Exception { throw new java.io.IOException("out"); }
                }
                """);

        assertThat(program.run("Failing"))
                .isInstanceOf(java.io.IOException.class)
                .satisfies(e -> assertThat(((Exception) e).getStackTrace()[0].toString())
                        .isEqualTo("Failing.run(Failing.java:2)"));
        assertThat(program.tree()).isEqualTo("Failing.run:0×1\n");
    }

    @Test
    void switchesLoopsAndNestedHandlersVerify() {
        TestingProgram program = TestingProgram.of("""
                public class Branches {
                    static String text(int i) {
                        return switch (i) { case 0 -> "zero"; case 1, 2 -> "few"; case 1000 -> "many"; default -> "other"; };
                    }
                    static int strings(String s) {
                        switch (s) { case "zero": return 0; case "few": return 1; default: return -1; }
                    }
                    static int nested(int n) {
                        int sum = 0;
                        outer:
                        for (long i = 0; i < n; i++) {
                            try {
                                try {
                                    if (i == 3) continue outer;
                                    if (i == 5) break;
                                    sum += strings(text((int) i));
                                    Object o = i % 2 == 0 ? "x" : Integer.valueOf(3);
                                    sum += o.hashCode() % 2;
                                } finally {
                                    sum += 10;
                                }
                            } catch (RuntimeException e) {
                                double d = sum;
                                sum = (int) d;
                            }
                        }
                        return sum;
                    }
                    public static Object run() { return nested(10); }
                }
                """);

        assertThat(program.run("Branches")).isEqualTo(62);
        assertThat(program.tree()).contains("Branches.text:16×4", "Branches.strings:16×4");
    }

    @Test
    void monitorsAreReleased() {
        TestingProgram program = TestingProgram.of("""
                public class Monitors {
                    static final Object LOCK = new Object();
                    static synchronized void whole(boolean fail) { if (fail) throw new RuntimeException(); }
                    static void block(boolean fail) {
                        synchronized (LOCK) { if (fail) throw new RuntimeException(); }
                    }
                    static int caught() {
                        int n = 0;
                        for (int i = 0; i < 4; i++) {
                            try { whole(i % 2 == 0); } catch (RuntimeException e) { n++; }
                            try { block(i % 2 == 0); } catch (RuntimeException e) { n++; }
                        }
                        return n;
                    }
                    public static Object run() {
                        int n = caught();
                        return n + " " + Thread.holdsLock(LOCK) + Thread.holdsLock(Monitors.class);
                    }
                }
                """);

        assertThat(program.run("Monitors")).isEqualTo("4 falsefalse");
        assertThat(program.tree()).contains("Monitors.whole:10×4", "Monitors.block:11×4");
    }

    @Test
    void recursionIsANodePerLevel() {
        TestingProgram program = TestingProgram.of("""
                public class Recursion {
                    static int down(int n) { return n == 0 ? 0 : 1 + down(n - 1); }
                    public static Object run() { return down(3); }
                }
                """);

        assertThat(program.run("Recursion")).isEqualTo(3);
        assertThat(program.tree()).isEqualTo("""
                Recursion.run:0×1
                  Recursion.down:3×1
                    Recursion.down:2×1
                      Recursion.down:2×1
                        Recursion.down:2×1
                """);
    }

    @Test
    void aLambdaIsCalledFromTheLineThatHandsItOver() {
        TestingProgram program = TestingProgram.of("""
                import java.util.*;
                public class Lambdas {
                    static int twice(int x) { return 2 * x; }
                    public static Object run() {
                        List<Integer> list = new ArrayList<>(List.of(1, 2, 3));
                        list.replaceAll(x -> twice(x));
                        list.replaceAll(Lambdas::twice);
                        return list.toString();
                    }
                }
                """);

        assertThat(program.run("Lambdas")).isEqualTo("[4, 8, 12]");
        assertThat(program.tree()).isEqualTo("""
                Lambdas.run:0×1
                  Lambdas.lambda$run$0:6×3
                    Lambdas.twice:6×3
                  Lambdas.twice:7×3
                """);
    }

    @Test
    void aStaticInitialiserIsCalledFromTheLineThatSetsItOff() {
        TestingProgram program = TestingProgram.of("""
                public class Initialiser {
                    static int work() { return 4; }
                    static class Lazy {
                        static int x = work();
                    }
                    public static Object run() {
                        int before = work();
                        before++;
                        int y = Lazy.x;
                        return before + y;
                    }
                }
                """);

        assertThat(program.run("Initialiser")).isEqualTo(9);
        assertThat(program.tree()).isEqualTo("""
                Initialiser.run:0×1
                  Initialiser.work:7×1
                  Initialiser$Lazy.<clinit>:9×1
                    Initialiser.work:4×1
                """);
    }

    @Test
    void callsThroughBridgesAndDefaultsAndInterfacesAreSeen() {
        TestingProgram program = TestingProgram.of("""
                public class Calls {
                    interface Shape<T> { T area(T unit); default T twice(T unit) { return area(area(unit)); } static int st() { return 1; } }
                    static final class Square implements Shape<Integer> { public Integer area(Integer u) { return u * u; } }
                    enum Kind { A { int f() { return 1; } }, B { int f() { return 2; } }; abstract int f(); }
                    record Point(int x, int y) { Point { if (x > y) throw new IllegalArgumentException(); } int sum() { return x + y; } }
                    public static Object run() {
                        return new Square().twice(3) + Kind.B.f() + new Point(1, 2).sum() + Shape.st();
                    }
                }
                """);

        assertThat(program.run("Calls")).isEqualTo(87);
        assertThat(program.tree())
                .contains(
                        "Calls$Shape.twice:7×1", "Calls$Square.area:2×2", "Calls$Kind$2.f:7×1", "Calls$Point.sum:7×1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "11", "17"})
    void classFilesOfOlderCompilersWork(String release) {
        TestingProgram program = TestingProgram.compiled(List.of("--release", release), """
                public class Release {
                    interface F { int f(int x); }
                    static int twice(F f, int x) { return f.f(f.f(x)); }
                    public static Object run() {
                        long sum = 0;
                        for (int i = 0; i < 3; i++) { sum += twice(x -> x + 1, i); }
                        return "sum " + sum;
                    }
                }
                """);

        assertThat(program.run("Release")).isEqualTo("sum 9");
        assertThat(program.tree()).contains("Release.twice:6×3", "Release.lambda$run$0:3×6");
    }
}
