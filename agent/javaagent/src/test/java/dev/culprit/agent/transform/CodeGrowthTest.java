package dev.culprit.agent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a probe adds to a method: methods must stay small enough to be inlined and compiled. */
final class CodeGrowthTest {

    @Test
    void aProbeAddsAtMostThirtyBytes() {
        Map<String, Integer> added = added("Growth", """
                public class Growth {
                    static int loop(int n) { int s = 0; for (int i = 0; i < n; i++) { s += i; } return s; }
                    static long wide(long a, double b) { long s = 0; while (a-- > 0) { s += (long) b; } return s; }
                    static void manyLocals(long a, long b, long c, long d, long e, long f) { while (a > b) { c++; } }
                }
                """);

        assertThat(added.get("loop(I)I")).isLessThanOrEqualTo(24);
        assertThat(added.get("wide(JD)J")).isLessThanOrEqualTo(24);
        assertThat(added.get("manyLocals(JJJJJJ)V")).isLessThanOrEqualTo(24);
        assertThat(added.get("<init>()V")).isZero();
    }

    @Test
    void aTagAddsEightBytesPerLineWithACall() {
        Map<String, Integer> added = added("Tags", """
                public class Tags {
                    static Tags self() { for (;;) { if (Math.max(1, 2) > 1) return null; } }
                    Tags next() { for (;;) { return this; } }
                    static void none(Tags t) { for (int i = 0; i < 3; i++) { } }
                    static void one(Tags t) { t.next().next().next(); }
                    static void two(Tags t) { t.next().next()
                        .next(); }
                }
                """);

        int probe = added.get("none(LTags;)V");
        assertThat(added.get("self()LTags;")).isLessThanOrEqualTo(probe);
        assertThat(added.get("one(LTags;)V") - probe).isBetween(1, 8);
        assertThat(added.get("two(LTags;)V") - probe).isBetween(9, 16);
    }

    @Test
    void callsThatCannotComeBackHaveNoTag() {
        Map<String, Integer> added = added("Safe", """
                public class Safe {
                    static void none() { for (int i = 0; i < 3; i++) { } }
                    static void safe(Integer i, String s, int[] a) {
                        Math.abs(i.intValue()); s.length(); s.equals(i); Integer.valueOf(3); new StringBuilder().append(s).append(3);
                        System.nanoTime(); a.clone(); Runnable r = () -> {}; String t = s + i.intValue();
                    }
                    static void unsafe(Object o) { String.valueOf(o); }
                    static void concat(Object o) { String s = "a" + o; }
                }
                """);

        int probe = added.get("none()V") + 2;
        assertThat(added.get("safe(Ljava/lang/Integer;Ljava/lang/String;[I)V")).isLessThanOrEqualTo(probe + 3);
        assertThat(added.get("unsafe(Ljava/lang/Object;)V")).isGreaterThan(probe);
        assertThat(added.get("concat(Ljava/lang/Object;)V")).isGreaterThan(probe);
    }

    @Test
    void aCallThatMayBlockAddsThirteenBytesBesidesItsTag() {
        Map<String, Integer> added = added("Blocking", """
                public class Blocking {
                    static void none() { for (int i = 0; i < 3; i++) { } }
                    static void one() throws InterruptedException { Thread.sleep(1); }
                    static void two() throws InterruptedException { Thread.sleep(1); Thread.sleep(1); }
                }
                """);

        int probe = added.get("none()V");
        assertThat(added.get("one()V") - probe).isBetween(13, 8 + 13);
        assertThat(added.get("two()V") - added.get("one()V")).isBetween(9, 13);
    }

    private static Map<String, Integer> added(String name, String source) {
        byte[] before = TestingProgram.compile(List.of(), source).get(name);
        byte[] after = TestingRewriter.rewrite(before).classFile();
        Map<String, Integer> added = TestingBytecode.codeLengths(after);
        TestingBytecode.codeLengths(before).forEach((method, length) -> added.merge(method, -length, Integer::sum));
        return added;
    }
}
