package dev.culprit.evaluation.plant;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Code for the beginning of a method, in its own body: a method beside it would be a function of its own in a profile. It reads
 * no clock and calls nothing but {@link Thread#sleep}.
 */
final class EntryCode {

    private final ClassNode type;
    private final MethodNode method;
    private final String field;

    EntryCode(ClassNode type, MethodNode method, String field) {
        this.type = type;
        this.method = method;
        this.field = field;
    }

    /** {@code for (i = iterations; i > 0; i--) { x = x * a + c; x ^= x >>> 13; }} with {@code x} from and to the field. */
    InsnList spin(int iterations) {
        int state = method.maxLocals;
        int counter = state + 1;
        LabelNode again = new LabelNode();
        InsnList code = new InsnList();
        code.add(field(Opcodes.GETSTATIC));
        code.add(new VarInsnNode(Opcodes.ISTORE, state));
        code.add(new LdcInsnNode(iterations));
        code.add(new VarInsnNode(Opcodes.ISTORE, counter));
        code.add(again);
        addFrame(code, List.of(Opcodes.INTEGER, Opcodes.INTEGER));
        code.add(new VarInsnNode(Opcodes.ILOAD, state));
        code.add(new LdcInsnNode(1664525));
        code.add(new InsnNode(Opcodes.IMUL));
        code.add(new LdcInsnNode(1013904223));
        code.add(new InsnNode(Opcodes.IADD));
        code.add(new InsnNode(Opcodes.DUP));
        code.add(new LdcInsnNode(13));
        code.add(new InsnNode(Opcodes.IUSHR));
        code.add(new InsnNode(Opcodes.IXOR));
        code.add(new VarInsnNode(Opcodes.ISTORE, state));
        code.add(new IincInsnNode(counter, -1));
        code.add(new VarInsnNode(Opcodes.ILOAD, counter));
        code.add(new JumpInsnNode(Opcodes.IFGT, again));
        code.add(new VarInsnNode(Opcodes.ILOAD, state));
        code.add(field(Opcodes.PUTSTATIC));
        method.maxLocals += 2;
        return code;
    }

    /** {@code if (++calls % every == 0) Thread.sleep(millis)}. */
    InsnList sleep(int every, int millis) {
        LabelNode on = new LabelNode();
        InsnList code = new InsnList();
        code.add(field(Opcodes.GETSTATIC));
        code.add(new InsnNode(Opcodes.ICONST_1));
        code.add(new InsnNode(Opcodes.IADD));
        code.add(new InsnNode(Opcodes.DUP));
        code.add(field(Opcodes.PUTSTATIC));
        code.add(new LdcInsnNode(every));
        code.add(new InsnNode(Opcodes.IREM));
        code.add(new JumpInsnNode(Opcodes.IFNE, on));
        code.add(new LdcInsnNode((long) millis));
        code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, "java/lang/Thread", "sleep", "(J)V", false));
        code.add(on);
        addFrame(code, List.of());
        // The body may begin with a frame of its own, and two frames cannot stand at one place.
        code.add(new InsnNode(Opcodes.NOP));
        return code;
    }

    private FieldInsnNode field(int opcode) {
        return new FieldInsnNode(opcode, type.name, field, "I");
    }

    /** The frame of the method's entry, with {@code more} in the first slots that the body does not use. */
    private void addFrame(InsnList code, List<Object> more) {
        if ((type.version & 0xffff) < Opcodes.V1_6) {
            return;
        }
        List<Object> locals = new ArrayList<>();
        int slots = 0;
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            locals.add(type.name);
            slots++;
        }
        for (Type argument : Type.getArgumentTypes(method.desc)) {
            locals.add(frameType(argument));
            slots += argument.getSize();
        }
        if (!more.isEmpty()) {
            for (; slots < method.maxLocals; slots++) {
                locals.add(Opcodes.TOP);
            }
            locals.addAll(more);
        }
        code.add(new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), 0, new Object[0]));
    }

    private static Object frameType(Type type) {
        return switch (type.getSort()) {
            case Type.FLOAT -> Opcodes.FLOAT;
            case Type.LONG -> Opcodes.LONG;
            case Type.DOUBLE -> Opcodes.DOUBLE;
            case Type.ARRAY, Type.OBJECT -> type.getInternalName();
            default -> Opcodes.INTEGER;
        };
    }
}
