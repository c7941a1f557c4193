package dev.culprit.agent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Class files from before stack maps, which today's compilers do not write any more but old libraries are made of. */
final class OldClassFilesTest {

    @Test
    void subroutinesOfFinallyBlocksWork() {
        byte[] classFile = TestingBytecode.classWithRun(Opcodes.V1_2, "Subroutine", OldClassFilesTest::subroutine);
        TestingProgram program = TestingProgram.ofClassFile("Subroutine", classFile);

        assertThat(program.run("Subroutine")).isEqualTo("84");
        assertThat(program.tree()).isEqualTo("Subroutine.run:0×1\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {Opcodes.V1_1, Opcodes.V1_4, Opcodes.V1_5, Opcodes.V1_6})
    void branchesAndHandlersWithoutFramesWork(int version) {
        byte[] classFile = TestingBytecode.classWithRun(version, "Frameless", OldClassFilesTest::branches);
        TestingProgram program = TestingProgram.ofClassFile("Frameless", classFile);

        assertThat(program.run("Frameless")).isEqualTo("caught");
        assertThat(program.tree()).isEqualTo("Frameless.run:0×1\n");
    }

    /** {@code try { jsr } finally}: the subroutine doubles variable 0 and is called twice. */
    private static void subroutine(MethodVisitor code) {
        Label routine = new Label();
        code.visitIntInsn(Opcodes.BIPUSH, 21);
        code.visitVarInsn(Opcodes.ISTORE, 0);
        code.visitJumpInsn(Opcodes.JSR, routine);
        code.visitJumpInsn(Opcodes.JSR, routine);
        code.visitVarInsn(Opcodes.ILOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/String", "valueOf", "(I)Ljava/lang/String;", false);
        code.visitInsn(Opcodes.ARETURN);
        code.visitLabel(routine);
        code.visitVarInsn(Opcodes.ASTORE, 1);
        code.visitVarInsn(Opcodes.ILOAD, 0);
        code.visitInsn(Opcodes.ICONST_2);
        code.visitInsn(Opcodes.IMUL);
        code.visitVarInsn(Opcodes.ISTORE, 0);
        code.visitVarInsn(Opcodes.RET, 1);
        code.visitMaxs(2, 2);
    }

    private static void branches(MethodVisitor code) {
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        Label loop = new Label();
        code.visitTryCatchBlock(start, end, handler, "java/lang/NumberFormatException");
        code.visitInsn(Opcodes.ICONST_3);
        code.visitVarInsn(Opcodes.ISTORE, 0);
        code.visitLabel(loop);
        code.visitIincInsn(0, -1);
        code.visitVarInsn(Opcodes.ILOAD, 0);
        code.visitJumpInsn(Opcodes.IFGT, loop);
        code.visitLabel(start);
        code.visitLdcInsn("no number");
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC, "java/lang/Integer", "valueOf", "(Ljava/lang/String;)Ljava/lang/Integer;", false);
        code.visitLabel(end);
        code.visitInsn(Opcodes.ARETURN);
        code.visitLabel(handler);
        code.visitInsn(Opcodes.POP);
        code.visitLdcInsn("caught");
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(1, 1);
    }
}
