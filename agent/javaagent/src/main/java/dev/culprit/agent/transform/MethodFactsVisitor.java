package dev.culprit.agent.transform;

import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** First pass over one method: collects {@link MethodFacts}. */
final class MethodFactsVisitor extends InstructionVisitor {

    private final int access;
    private final String name;
    private final String descriptor;
    private final List<MethodFacts> result;
    private final BodyHash hash;
    private final CallTags callTags = new CallTags();
    private final CallSites calls = new CallSites();
    private final TestRecognition tests;
    private final int position;
    private final int size;
    private final WaitTable waitTable;
    private final WaitTable streams;
    private final Supertypes owner;
    private int waits;
    private int switches;
    private int returns;
    private int tags;
    private int handlers;
    private int maxLocals;
    private int line;
    private int firstLine = Integer.MAX_VALUE;
    private int lastLine;
    private boolean works;
    private boolean hasCode;
    private boolean test;

    MethodFactsVisitor(
            NameHashes names,
            WaitTable waitTable,
            WaitTable streams,
            Supertypes owner,
            int access,
            String name,
            String descriptor,
            int position,
            int size,
            boolean jacoco,
            TestRecognition tests,
            List<MethodFacts> result) {
        super(null);
        this.waitTable = waitTable;
        this.streams = streams;
        this.owner = owner;
        this.tests = tests;
        this.test = tests.isTest(access, name, descriptor);
        this.position = position;
        this.size = size;
        this.access = access;
        this.name = name;
        this.descriptor = descriptor;
        this.result = result;
        // Of the flags, only those that change what the code does.
        this.hash = new BodyHash(
                names,
                owner.name(),
                name,
                descriptor,
                access & (Opcodes.ACC_STATIC | Opcodes.ACC_SYNCHRONIZED | Opcodes.ACC_STRICT),
                jacoco);
        this.works = (access & Opcodes.ACC_SYNCHRONIZED) != 0;
    }

    @Override
    void beforeInstruction() {}

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
        test |= visible && tests.isTest(annotation);
        return null;
    }

    @Override
    public void visitCode() {
        hasCode = true;
    }

    @Override
    public void visitLabel(Label label) {
        hash.place(label);
        callTags.forget();
    }

    @Override
    public void visitLineNumber(int line, Label start) {
        this.line = line;
        firstLine = Math.min(firstLine, line);
        lastLine = Math.max(lastLine, line);
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        handlers++;
        hash.reference(start);
        hash.reference(end);
        hash.reference(handler);
        hash.name(type == null ? "any" : type);
    }

    @Override
    public void visitInsn(int opcode) {
        instruction(opcode);
        if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            returns++;
        }
        if (opcode == Opcodes.MONITORENTER) {
            works = true;
            tags += callTags.takeMonitor(line) ? 1 : 0;
        }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        instruction(opcode);
        hash.add(operand);
        works |= opcode == Opcodes.NEWARRAY;
    }

    @Override
    public void visitVarInsn(int opcode, int slot) {
        instruction(opcode);
        hash.add(slot);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        instruction(opcode);
        hash.name(type);
        works |= opcode == Opcodes.ANEWARRAY;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        instruction(opcode);
        hash.member(owner, name, descriptor);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        instruction(opcode);
        hash.member(owner, name, descriptor);
        if (name.equals(Jacoco.INIT)) {
            return;
        }
        calls.add(line, name, descriptor);
        works |= !(owner.equals("java/lang/Object") && name.equals("<init>"));
        if (callTags.take(owner, name, descriptor, line)) {
            tags++;
        }
        if (ThreadStarts.isOne(opcode, name, descriptor)) {
            // What notes it is shorter than a tag.
            tags++;
        }
        if (waitTable.find(owner, name, descriptor, this.owner) != null) {
            waits++;
        } else if (streams.find(owner, name, descriptor, this.owner) != null) {
            // Where arguments lie above the stream they are put aside: no more bytes than two other probes.
            waits += 3;
        }
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        instruction(Opcodes.INVOKEDYNAMIC);
        hash.name(name);
        hash.name(descriptor);
        hash.handle(bootstrap);
        for (Object argument : arguments) {
            hash.constant(argument);
        }
        calls.add(line, name, descriptor);
        works = true;
        if (callTags.takeDynamic(bootstrap, descriptor, line)) {
            tags++;
        }
    }

    @Override
    public void visitJumpInsn(int opcode, Label target) {
        instruction(opcode);
        jump(target);
    }

    @Override
    public void visitLdcInsn(Object value) {
        instruction(Opcodes.LDC);
        hash.constant(value);
    }

    @Override
    public void visitIincInsn(int slot, int increment) {
        instruction(Opcodes.IINC);
        hash.add(slot);
        hash.add(increment);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label defaultTarget, Label... targets) {
        instruction(Opcodes.TABLESWITCH);
        switches++;
        hash.add(min);
        hash.add(max);
        jumps(defaultTarget, targets);
    }

    @Override
    public void visitLookupSwitchInsn(Label defaultTarget, int[] keys, Label[] targets) {
        instruction(Opcodes.LOOKUPSWITCH);
        switches++;
        for (int key : keys) {
            hash.add(key);
        }
        jumps(defaultTarget, targets);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        instruction(Opcodes.MULTIANEWARRAY);
        hash.name(descriptor);
        hash.add(dimensions);
        works = true;
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        this.maxLocals = maxLocals;
    }

    @Override
    public void visitEnd() {
        if (hasCode) {
            result.add(facts());
        }
    }

    private MethodFacts facts() {
        return new MethodFacts(
                position,
                access,
                name,
                descriptor,
                size,
                switches,
                hash.instructions(),
                works,
                returns,
                tags,
                waits,
                handlers,
                maxLocals,
                lastLine == 0 ? 0 : firstLine,
                lastLine,
                hash.finish(),
                calls.lines(),
                calls.callees(),
                test);
    }

    private void instruction(int opcode) {
        hash.instruction(opcode);
        if (opcode == Opcodes.JSR || opcode == Opcodes.RET) {
            callTags.forget();
        }
    }

    private void jumps(Label defaultTarget, Label[] targets) {
        jump(defaultTarget);
        for (Label target : targets) {
            jump(target);
        }
    }

    private void jump(Label target) {
        hash.reference(target);
        works |= hash.isPlaced(target);
    }
}
