package dev.culprit.agent.transform;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The exception handler around everything that a method does, last in its table, so that the method's own come first. In a
 * constructor it covers only the stretches where {@code this} is initialised. Not thread safe.
 */
final class CatchAll {

    private record Range(Label start, Label end) {}

    private final MethodVisitor out;
    private final List<Range> ranges = new ArrayList<>();
    private final Label handler = new Label();
    private @Nullable Label start;

    CatchAll(MethodVisitor out) {
        this.out = out;
    }

    /** Says whether the instruction that follows is to be covered. */
    void cover(boolean wanted) {
        if (wanted && start == null) {
            start = mark(new Label());
        } else if (!wanted) {
            close();
        }
    }

    /** Begins the handler, when there is anything to cover. */
    boolean begin() {
        close();
        if (ranges.isEmpty()) {
            return false;
        }
        mark(handler);
        return true;
    }

    /** The handler's code is written: adds the table's entries. */
    void end() {
        for (Range range : ranges) {
            out.visitTryCatchBlock(range.start(), range.end(), handler, null);
        }
    }

    private void close() {
        if (start != null) {
            ranges.add(new Range(start, mark(new Label())));
            start = null;
        }
    }

    private Label mark(Label label) {
        out.visitLabel(label);
        return label;
    }
}
