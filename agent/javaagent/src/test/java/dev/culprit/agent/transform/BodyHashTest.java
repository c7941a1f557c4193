package dev.culprit.agent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BodyHashTest {

    private static final String PLAIN = body("return a + 1;");

    @Test
    void linesAndOtherMethodsDoNotCount() {
        assertThat(
                        hash(
                                "public class S { static String before() { return \"new constant\" + S.class; }\n\n\n int m(int a) {\n return a\n + 1; } }"))
                .isEqualTo(hash(PLAIN));
    }

    @Test
    void theMethodsOwnNameDoesNotCount() {
        assertThat(hash("public class S { int m(int a) { return a > 0 ? m(a - 1) : 0; } }", "m"))
                .isEqualTo(hash("public class S { int n(int a) { return a > 0 ? n(a - 1) : 0; } }", "n"))
                .isNotEqualTo(hash(
                        "public class S { int n(int a) { return 0; } int m(int a) { return a > 0 ? n(a - 1) : 0; } }"));
    }

    @Test
    void numbersOfLambdasAndAnonymousClassesDoNotCount() {
        String body = "Runnable m(int a) { new Object() { }; return () -> hashCode(); }";
        String earlier = "Runnable e(int a) { new Object() { }; return () -> System.gc(); }";

        assertThat(hash("public class S { " + earlier + body + " }"))
                .isEqualTo(hash("public class S { " + body + " }"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return a + 2;",
                "return a - 1;",
                "return 1 + a;",
                "long b = a; return (int) b + 1;",
                "if (a > 0) return a; return a + 1;",
                "while (a > 0) a--; return a + 1;",
                "do a--; while (a > 0); return a + 1;",
                "try { return a + 1; } catch (RuntimeException e) { return 0; }",
                "try { return a + 1; } catch (IllegalStateException e) { return 0; }",
                "return \"x\".length() + a;",
                "return \"y\".length() + a;",
                "switch (a) { case 1: return 2; case 2: return 3; default: return 4; }",
                "switch (a) { case 1: return 2; case 3: return 3; default: return 4; }",
                "return (int) (a + 1.5);",
                "return (int) (a + 1.25);",
                "return (int) (a + 1.5f);",
                "return new int[a].length;",
                "return new long[a].length;",
                "return new int[a][a].length;"
            })
    void whateverTheCodeDoesCounts(String changed) {
        assertThat(hash(body(changed))).isNotEqualTo(hash(PLAIN));
    }

    @Test
    void targetsOfJumpsCount() {
        assertThat(hash(body("for (int i = 0; i < a; i++) { if (i == 2) continue; a--; } return a;")))
                .isNotEqualTo(hash(body("for (int i = 0; i < a; i++) { if (i == 2) break; a--; } return a;")));
    }

    @Test
    void theHashIsTheSameInEveryJvm() {
        // Sealed: profiles of different versions of the agent are compared with each other.
        assertThat(Long.toHexString(hash(PLAIN))).isEqualTo("5b8a7d2813c9ee6e");
    }

    private static String body(String body) {
        return "public class S { int m(int a) { " + body + " } }";
    }

    private static long hash(String source) {
        return hash(source, "m");
    }

    private static long hash(String source, String method) {
        byte[] classFile =
                TestingProgram.compile(List.of("--release", "17"), source).get("S");
        return ClassFacts.read(classFile).methods().stream()
                .filter(facts -> facts.name().equals(method))
                .findFirst()
                .orElseThrow()
                .bodyHash();
    }
}
