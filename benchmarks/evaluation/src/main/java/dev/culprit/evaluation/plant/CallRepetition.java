package dev.culprit.evaluation.plant;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Makes the calls of one line more often: receiver and arguments go to new locals, the call is made with them and its
 * result dropped, as often as asked for, and then the original call goes on. Straight code, so that no frame changes.
 */
final class CallRepetition {

    private CallRepetition() {}

    static void apply(MethodNode method, Plant.ExtraCalls plant) {
        int line = 0;
        for (AbstractInsnNode at : method.instructions.toArray()) {
            if (at instanceof LineNumberNode number) {
                line = number.line;
            } else if (line == plant.line() && at instanceof MethodInsnNode call && isThe(plant.callee(), call)) {
                repeat(method, call, plant.extra());
                return;
            }
        }
        throw new UnplantableException(
                "no call of " + plant.callee() + " at line " + plant.line() + " of " + plant.method());
    }

    private static boolean isThe(MethodKey callee, MethodInsnNode call) {
        return call.name.equals(callee.name()) && call.desc.equals(callee.descriptor());
    }

    private static void repeat(MethodNode method, MethodInsnNode call, int extra) {
        boolean hasReceiver = call.getOpcode() != Opcodes.INVOKESTATIC;
        Type[] arguments = Type.getArgumentTypes(call.desc);
        int[] slots = new int[arguments.length];
        int receiver = method.maxLocals;
        int next = receiver + (hasReceiver ? 1 : 0);
        for (int i = 0; i < arguments.length; i++) {
            slots[i] = next;
            next += arguments[i].getSize();
        }
        InsnList code = new InsnList();
        for (int i = arguments.length - 1; i >= 0; i--) {
            code.add(new VarInsnNode(arguments[i].getOpcode(Opcodes.ISTORE), slots[i]));
        }
        if (hasReceiver) {
            code.add(new VarInsnNode(Opcodes.ASTORE, receiver));
        }
        for (int repetition = 0; repetition <= extra; repetition++) {
            if (hasReceiver) {
                code.add(new VarInsnNode(Opcodes.ALOAD, receiver));
            }
            for (int i = 0; i < arguments.length; i++) {
                code.add(new VarInsnNode(arguments[i].getOpcode(Opcodes.ILOAD), slots[i]));
            }
            if (repetition < extra) {
                code.add(new MethodInsnNode(call.getOpcode(), call.owner, call.name, call.desc, call.itf));
                addDrop(code, Type.getReturnType(call.desc));
            }
        }
        method.instructions.insertBefore(call, code);
        method.maxLocals = next;
    }

    private static void addDrop(InsnList code, Type result) {
        if (result.getSize() > 0) {
            code.add(new InsnNode(result.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP));
        }
    }
}
