package dev.culprit.evaluation.plant;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;

/** Puts a plant into a class file. */
final class Rewriter {

    private Rewriter() {}

    /**
     * The class with the plant.
     *
     * @throws UnplantableException if the class has no such place, or one that cannot be rewritten
     */
    static byte[] rewrite(byte[] original, Plant plant) {
        ClassNode type = new ClassNode();
        new ClassReader(original).accept(type, ClassReader.EXPAND_FRAMES);
        MethodNode method = methodOf(type, plant.method());
        if (plant instanceof Plant.ExtraCalls calls) {
            CallRepetition.apply(method, calls);
        } else {
            if ((type.access & Opcodes.ACC_INTERFACE) != 0) {
                throw new UnplantableException("an interface cannot hold the counter");
            }
            String field = addField(type);
            EntryCode code = new EntryCode(type, method, field);
            InsnList entry = plant instanceof Plant.SlowDown slow
                    ? code.spin(slow.iterations())
                    : code.sleep(((Plant.Wait) plant).every(), ((Plant.Wait) plant).millis());
            method.instructions.insert(entry);
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.accept(writer);
        return writer.toByteArray();
    }

    private static MethodNode methodOf(ClassNode type, MethodKey key) {
        return type.methods.stream()
                .filter(method -> method.name.equals(key.name()) && method.desc.equals(key.descriptor()))
                .filter(method -> (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0)
                .findFirst()
                .orElseThrow(() -> new UnplantableException("no body of " + key));
    }

    /** What the busy work reads and writes, so that no compiler can know its result. */
    private static String addField(ClassNode type) {
        String name = "state";
        while (hasField(type, name)) {
            name += "_";
        }
        type.fields.add(
                new FieldNode(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, name, "I", null, null));
        return name;
    }

    private static boolean hasField(ClassNode type, String name) {
        return type.fields.stream().anyMatch(field -> field.name.equals(name));
    }
}
