package dev.culprit.agent.transform;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ConstantDynamic;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * A 64-bit hash of the instructions of one method, in which numbers dealt out by the compiler, lines and positions in the
 * constant pool leave no trace. Jump targets count as instruction numbers. Not cryptographic; 64 bits make a chance collision
 * between two versions of a method a matter of 1 in 10^19.
 *
 * <p>Not thread safe.
 */
final class BodyHash {

    private final NameHashes names;
    private final String ownerName;
    private final String ownMethod;
    private final String ownDescriptor;
    private final boolean jacoco;
    private final List<Label> references = new ArrayList<>(0);
    private long hash;
    private int instructions;
    private int last;
    private int lastButOne;
    private long beforeLast;
    private long beforeLastButOne;

    /** @param jacoco whether JaCoCo has instrumented the class: it deals out numbers too, in {@code probes[n] = true} */
    BodyHash(NameHashes names, String ownerName, String methodName, String descriptor, int access, boolean jacoco) {
        this.names = names;
        this.ownerName = ownerName;
        this.jacoco = jacoco;
        this.ownMethod = methodName;
        this.ownDescriptor = descriptor;
        add(access);
        name(descriptor);
    }

    int instructions() {
        return instructions;
    }

    void instruction(int opcode) {
        instructions++;
        if (jacoco && opcode == Opcodes.BASTORE && last == Opcodes.ICONST_1 && pushesInt(lastButOne)) {
            hash = beforeLastButOne;
        }
        lastButOne = last;
        last = opcode;
        beforeLastButOne = beforeLast;
        beforeLast = hash;
        add(opcode);
    }

    private static boolean pushesInt(int opcode) {
        return opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5
                || opcode == Opcodes.BIPUSH
                || opcode == Opcodes.SIPUSH
                || opcode == Opcodes.LDC;
    }

    void add(long value) {
        hash = (hash ^ value) * 0x9E3779B97F4A7C15L;
        hash ^= hash >>> 29;
    }

    void text(@Nullable String text) {
        if (text == null) {
            add(-1);
            return;
        }
        add(NameHashes.TextHash.of(text));
    }

    private void add(NameHashes.TextHash text) {
        add(text.length());
        add(text.sum());
    }

    /** The name of a class, method or field, or a descriptor. */
    void name(String name) {
        add(names.of(name));
    }

    void member(String owner, String name, String descriptor) {
        name(owner);
        if (owner.equals(ownerName) && name.equals(ownMethod) && descriptor.equals(ownDescriptor)) {
            text("the method itself");
        } else {
            name(name);
            name(descriptor);
        }
    }

    void constant(Object value) {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Handle handle) {
            handle(handle);
        } else if (value instanceof ConstantDynamic dynamic) {
            dynamic(dynamic);
        } else if (value instanceof Double number) {
            add(Double.doubleToRawLongBits(number));
        } else if (value instanceof Float number) {
            add(Float.floatToRawIntBits(number));
        } else if (value instanceof Number number) {
            add(number.longValue());
        } else {
            name(value.toString());
        }
    }

    void handle(Handle handle) {
        add(handle.getTag());
        member(handle.getOwner(), handle.getName(), handle.getDesc());
    }

    private void dynamic(ConstantDynamic dynamic) {
        name(dynamic.getName());
        name(dynamic.getDescriptor());
        handle(dynamic.getBootstrapMethod());
        for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
            constant(dynamic.getBootstrapMethodArgument(i));
        }
    }

    /** The next instruction stands at {@code label}. Its field for users keeps that: a map costs a good part of the whole pass. */
    void place(Label label) {
        label.info = instructions;
    }

    boolean isPlaced(Label label) {
        return label.info != null;
    }

    void reference(Label label) {
        references.add(label);
    }

    /** The hash; call it once, when all labels are placed. */
    long finish() {
        for (Label label : references) {
            add(label.info instanceof Integer position ? position : -1);
        }
        return hash;
    }
}
