package dev.culprit.agent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class TreatmentTest {

    @Test
    void methodsWithoutUnboundedWorkAreTrivial() {
        assertThat(treatments("""
                public class Subject {
                    int field;
                    int[] array;
                    int getter() { return field; }
                    void setter(int f) { field = f; }
                    int calls() { return getter(); }
                    int loops() { while (field > 0) field--; return 0; }
                    synchronized int locks() { return field; }
                    int[] allocates() { return new int[field]; }
                    Object creates() { return new Subject(); }
                    int sum(int a, int b, int c, int d, int e) { return a + b * c + d * e - a * b - c + d * a - e; }
                    static int constant = 3;
                }
                """))
                .isEqualTo(new TreeMap<>(Map.of(
                        "<clinit>", Treatment.TRIVIAL,
                        "<init>", Treatment.TRIVIAL,
                        "getter", Treatment.TRIVIAL,
                        "setter", Treatment.TRIVIAL,
                        "calls", Treatment.PROBED,
                        "loops", Treatment.PROBED,
                        "locks", Treatment.PROBED,
                        "allocates", Treatment.PROBED,
                        "creates", Treatment.PROBED,
                        "sum", Treatment.PROBED)));
    }

    @Test
    void lambdasAreProbedAndOtherSyntheticMethodsAreNot() {
        assertThat(treatments("""
                public class Subject implements Comparable<Subject> {
                    public int compareTo(Subject other) { return other.hashCode(); }
                    static Runnable r = () -> {};
                    static { System.nanoTime(); }
                    static boolean $jacocoInit() { return System.nanoTime() > 0; }
                }
                """))
                .containsEntry("lambda$static$0", Treatment.PROBED)
                .containsEntry("compareTo", Treatment.BRIDGE)
                .containsEntry("<clinit>", Treatment.PROBED)
                .containsEntry("$jacocoInit", Treatment.SYNTHETIC);
    }

    @Test
    void methodsThatGetNoProbeStayByteForByte() {
        byte[] before = TestingProgram.compile(List.of(), """
                public class Subject {
                    int field;
                    int getter() { return field; }
                    int calls() { return getter(); }
                }
                """).get("Subject");

        Map<String, Integer> after =
                TestingBytecode.codeLengths(TestingRewriter.rewrite(before).classFile());

        assertThat(after)
                .containsEntry("getter()I", TestingBytecode.codeLengths(before).get("getter()I"));
        assertThat(after.get("calls()I"))
                .isGreaterThan(TestingBytecode.codeLengths(before).get("calls()I"));
    }

    @Test
    void aClassWithoutProbesIsNotRewritten() {
        byte[] before = TestingProgram.compile(List.of(), "interface Subject { int f(); }")
                .get("Subject");

        assertThat(TestingRewriter.rewrite(before).classFile()).isNull();
    }

    private static Map<String, Treatment> treatments(String source) {
        byte[] classFile = TestingProgram.compile(List.of(), source).get("Subject");
        Map<String, Treatment> treatments = new TreeMap<>();
        for (MethodFacts method : ClassFacts.read(classFile).methods()) {
            treatments.put(method.name(), Treatment.of(method, true));
        }
        return treatments;
    }
}
