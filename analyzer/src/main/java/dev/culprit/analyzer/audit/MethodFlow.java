package dev.culprit.analyzer.audit;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Which instructions make the values that an instruction takes. */
final class MethodFlow {

    /**
     * Values that are followed at most: instructions times places for values. The largest method that a compiler makes has some
     * thousand instructions and some ten places; a hostile one can have 65,535 of both, which would be 34 GB.
     */
    private static final long MOST_VALUES = 4_000_000;

    private final MethodNode method;
    private final Frame<SourceValue> @Nullable [] frames;

    private MethodFlow(MethodNode method, Frame<SourceValue> @Nullable [] frames) {
        this.method = method;
        this.frames = frames;
    }

    /** The flow of {@code method}; nothing is known of one that is too large or that no JVM would run. */
    static MethodFlow of(String owner, MethodNode method) {
        long values = (long) method.instructions.size() * (method.maxLocals + method.maxStack + 1L);
        if (values > MOST_VALUES) {
            return new MethodFlow(method, null);
        }
        try {
            return new MethodFlow(method, new Analyzer<>(new Origins()).analyze(owner, method));
        } catch (AnalyzerException | RuntimeException e) {
            return new MethodFlow(method, null);
        }
    }

    /**
     * The instructions that may have made the value at {@code depth} of the stack, from the top, before {@code instruction}; of an
     * array, those that made its elements.
     */
    Set<AbstractInsnNode> madeBy(AbstractInsnNode instruction, int depth) {
        Set<AbstractInsnNode> made = origins(instruction, depth);
        if (made.stream().noneMatch(maker -> maker.getOpcode() == Opcodes.ANEWARRAY)) {
            return made;
        }
        Set<AbstractInsnNode> elements = new HashSet<>();
        for (AbstractInsnNode store : method.instructions) {
            if (store.getOpcode() == Opcodes.AASTORE
                    && origins(store, 2).stream().anyMatch(made::contains)) {
                elements.addAll(origins(store, 0));
            }
        }
        return elements;
    }

    private Set<AbstractInsnNode> origins(AbstractInsnNode instruction, int depth) {
        Frame<SourceValue> frame = frames == null ? null : frames[method.instructions.indexOf(instruction)];
        if (frame == null || frame.getStackSize() <= depth) {
            return Set.of();
        }
        return frame.getStack(frame.getStackSize() - 1 - depth).insns;
    }
}
