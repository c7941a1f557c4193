package dev.culprit.agent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** HotSpot never compiles a method of more than 8000 bytes, and the format allows none of more than 65535. */
final class LargeMethodsTest {

    private static final String RUN = "run()Ljava/lang/Object;";

    @Test
    void tagsAreLeftOutWhereTheyWouldStopCompilation() {
        // 1500 calls of 4 bytes: with tags 18000 bytes.
        byte[] classFile = withCalls(1500);
        RewrittenClass rewritten = TestingRewriter.rewrite(classFile);

        assertThat(TestingBytecode.codeLengths(rewritten.classFile()).get(RUN))
                .isGreaterThan(TestingBytecode.codeLengths(classFile).get(RUN))
                .isLessThanOrEqualTo(8000);
        assertThat(rewritten.probedMethods()).isEqualTo(1);
    }

    @Test
    void aMethodThatEvenAProbeWouldStopFromBeingCompiledIsLeftOut() {
        RewrittenClass rewritten = TestingRewriter.rewrite(withCalls(1996));

        assertThat(rewritten.leftOutMethods()).isEqualTo(Map.of("too-large", 1));
        assertThat(rewritten.classFile()).isNull();
    }

    @Test
    void aMethodThatIsNeverCompiledAnywayIsProbed() {
        byte[] classFile = withCalls(4000);
        RewrittenClass rewritten = TestingRewriter.rewrite(classFile);

        assertThat(rewritten.probedMethods()).isEqualTo(1);
        assertThat(TestingProgram.ofClassFile("Large", classFile).run("Large")).isNull();
    }

    @Test
    void aMethodAtTheLimitOfTheFormatIsLeftOut() {
        RewrittenClass rewritten = TestingRewriter.rewrite(withCalls(16_380));

        assertThat(rewritten.leftOutMethods()).isEqualTo(Map.of("too-large", 1));
    }

    /** 7206 bytes that could be 8406: constants whose place in the pool decides between two and three bytes. */
    @Test
    void aMethodJustBelowTheLimitDoesNotCrossItHoweverItsInstructionsMightBeWritten() {
        byte[] classFile = TestingBytecode.classWithRun(Opcodes.V1_5, "Constants", code -> {
            for (int i = 0; i < 1200; i++) {
                net.bytebuddy.jar.asm.Label label = new net.bytebuddy.jar.asm.Label();
                code.visitLabel(label);
                code.visitLineNumber(i + 1, label);
                code.visitLdcInsn(123_456);
                code.visitInsn(Opcodes.POP);
                code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Thread", "yield", "()V", false);
            }
            code.visitInsn(Opcodes.ACONST_NULL);
            code.visitInsn(Opcodes.ARETURN);
            code.visitMaxs(1, 0);
        });
        RewrittenClass rewritten = TestingRewriter.rewrite(classFile);

        assertThat(TestingBytecode.codeLengths(classFile).get(RUN)).isBetween(6000, 8000);
        assertThat(rewritten.probedMethods()).isEqualTo(1);
        assertThat(TestingBytecode.codeLengths(rewritten.classFile()).get(RUN)).isLessThanOrEqualTo(8000);
    }

    @Test
    void theLengthsOfCodeAreThoseOfTheFile() {
        byte[] classFile = TestingProgram.compile(java.util.List.of(), """
                public abstract class Subject implements Runnable {
                    int field = 3; static final String CONSTANT = "c";
                    abstract int none();
                    int one(int a) { switch (a) { case 1: return 2; case 7: return field; default: return none(); } }
                    @Deprecated static void two() { System.out.println("x"); }
                    public void run() { }
                }
                """).get("Subject");

        Map<String, Integer> expected = TestingBytecode.codeLengths(classFile);

        assertThat(ClassFacts.read(classFile).methods())
                .hasSize(expected.size())
                .allSatisfy(method -> assertThat(method.size()).isEqualTo(expected.get(method.signature())));
    }

    private static byte[] withCalls(int calls) {
        return TestingBytecode.classWithRun(Opcodes.V1_5, "Large", code -> calls(code, calls));
    }

    private static void calls(MethodVisitor code, int calls) {
        for (int i = 0; i < calls; i++) {
            net.bytebuddy.jar.asm.Label label = new net.bytebuddy.jar.asm.Label();
            code.visitLabel(label);
            code.visitLineNumber(i + 1, label);
            code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Thread", "activeCount", "()I", false);
            code.visitInsn(Opcodes.POP);
        }
        code.visitInsn(Opcodes.ACONST_NULL);
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(1, 0);
    }
}
