package dev.culprit.analyzer.audit;

import java.util.BitSet;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** The lines of a method's instructions, and the loops that they are in. */
final class MethodLines {

    private final InsnList instructions;
    private final int[] lines;
    private final BitSet inLoops = new BitSet();

    MethodLines(MethodNode method) {
        this.instructions = method.instructions;
        this.lines = new int[instructions.size()];
        int line = 0;
        for (int i = 0; i < lines.length; i++) {
            AbstractInsnNode instruction = instructions.get(i);
            if (instruction instanceof LineNumberNode number) {
                line = number.line;
            } else if (instruction instanceof JumpInsnNode jump) {
                markLoop(instructions.indexOf(jump.label), i);
            }
            lines[i] = line;
        }
    }

    /** A jump back repeats everything that it jumps over. */
    private void markLoop(int target, int jump) {
        if (target < jump) {
            inLoops.set(target, jump);
        }
    }

    /** Line of {@code instruction}, 0 when unknown. */
    int line(AbstractInsnNode instruction) {
        return lines[instructions.indexOf(instruction)];
    }

    boolean isInLoop(AbstractInsnNode instruction) {
        return inLoops.get(instructions.indexOf(instruction));
    }

    /** First line of {@code method}, 0 when unknown. */
    static int first(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LineNumberNode number) {
                return number.line;
            }
        }
        return 0;
    }
}
