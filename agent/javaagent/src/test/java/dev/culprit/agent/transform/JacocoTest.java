package dev.culprit.agent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sources look as JaCoCo's class files do. */
final class JacocoTest {

    @Test
    void theNumbersOfCoverageProbesDoNotCount() {
        assertThat(hash("boolean[] p = $jacocoInit(); p[3] = true; int b = a + 5; p[4] = true; return b;"))
                .isEqualTo(
                        hash("boolean[] p = $jacocoInit(); p[127] = true; int b = a + 5; p[40000] = true; return b;"))
                .isNotEqualTo(hash("boolean[] p = $jacocoInit(); p[3] = true; int b = a + 6; p[4] = true; return b;"));
    }

    @Test
    void withoutJacocoTheSameCodeCounts() {
        assertThat(plainHash("p[3] = true;")).isNotEqualTo(plainHash("p[4] = true;"));
    }

    @Test
    void aMethodIsNoLessTrivialForItsCoverage() {
        byte[] classFile = compile("boolean[] p = $jacocoInit(); p[3] = true; return a;");

        RewrittenClass rewritten = TestingRewriter.rewrite(classFile);

        assertThat(rewritten.classFile()).isNull();
        assertThat(rewritten.leftOutMethods()).isEqualTo(Map.of("trivial", 2, "synthetic", 1));
    }

    private static long hash(String body) {
        return hashOf(compile(body));
    }

    private static byte[] compile(String body) {
        return TestingProgram.compile(
                        List.of(),
                        "public class S { static boolean[] $jacocoInit() { return new boolean[9]; } int m(int a) { "
                                + body + " } }")
                .get("S");
    }

    private static long plainHash(String body) {
        return hashOf(TestingProgram.compile(List.of(), "public class S { void m(boolean[] p) { " + body + " } }")
                .get("S"));
    }

    private static long hashOf(byte[] classFile) {
        return ClassFacts.read(classFile).methods().stream()
                .filter(method -> method.name().equals("m"))
                .findFirst()
                .orElseThrow()
                .bodyHash();
    }
}
