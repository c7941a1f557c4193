package dev.culprit.analyzer.audit;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Follows values from the instructions that make them through variables, copies and casts. Of a value that more than
 * {@value #MOST} instructions may have made nothing is known; that also bounds the work on a hostile method.
 */
final class Origins extends SourceInterpreter {

    static final int MOST = 8;

    private static final AbstractInsnNode ANYTHING = new InsnNode(Opcodes.NOP);

    Origins() {
        super(Opcodes.ASM9);
    }

    @Override
    public SourceValue copyOperation(AbstractInsnNode instruction, SourceValue value) {
        return value;
    }

    @Override
    public SourceValue unaryOperation(AbstractInsnNode instruction, SourceValue value) {
        return instruction.getOpcode() == Opcodes.CHECKCAST ? value : super.unaryOperation(instruction, value);
    }

    @Override
    public SourceValue merge(SourceValue known, SourceValue other) {
        if (known.size == other.size && known.insns.containsAll(other.insns)) {
            return known;
        }
        int size = Math.min(known.size, other.size);
        Set<AbstractInsnNode> both = new HashSet<>(known.insns);
        both.addAll(other.insns);
        return both.size() > MOST || both.contains(ANYTHING)
                ? new SourceValue(size, ANYTHING)
                : new SourceValue(size, both);
    }
}
