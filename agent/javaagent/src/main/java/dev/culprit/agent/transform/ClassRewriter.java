package dev.culprit.agent.transform;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/** Puts probes into one class file. Methods that get none are copied byte for byte. Stateless but for the method table. */
public final class ClassRewriter {

    private final MethodTable table;
    private final boolean leaveOutTrivial;

    /** @param leaveOutTrivial false to probe even methods that cost less than their probe */
    public ClassRewriter(MethodTable table, boolean leaveOutTrivial) {
        this.table = table;
        this.leaveOutTrivial = leaveOutTrivial;
    }

    /**
     * Rewrites {@code classFile}; it is left as it is.
     *
     * @throws RuntimeException if it is not a class file that this version understands
     */
    public RewrittenClass rewrite(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassFacts facts = ClassFacts.read(reader, Jacoco.hasInstrumented(classFile));
        Set<String> tooLarge = new HashSet<>();
        while (true) {
            Map<String, Treatment> plan = plan(facts, tooLarge);
            try {
                return RewrittenClass.of(plan.values(), write(reader, facts, plan));
            } catch (MethodTooLargeException e) {
                // The sizes are estimates; a jump that had to be widened can break them.
                if (!tooLarge.add(e.getMethodName() + e.getDescriptor())) {
                    throw e;
                }
            }
        }
    }

    private Map<String, Treatment> plan(ClassFacts facts, Set<String> tooLarge) {
        Map<String, Treatment> plan = new HashMap<>();
        for (MethodFacts method : facts.methods()) {
            Treatment treatment = Treatment.of(method, leaveOutTrivial);
            boolean broken = tooLarge.contains(method.signature());
            plan.put(method.signature(), broken ? Treatment.TOO_LARGE : treatment);
        }
        return plan;
    }

    private byte @Nullable [] write(ClassReader reader, ClassFacts facts, Map<String, Treatment> plan) {
        if (!RewrittenClass.anyProbed(plan.values())) {
            return null;
        }
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new ProbeClassVisitor(writer, facts, plan), ClassReader.EXPAND_FRAMES);
        return writer.toByteArray();
    }

    private final class ProbeClassVisitor extends ClassVisitor {

        private final ClassFacts owner;
        private final Map<String, Treatment> plan;
        private final Map<String, MethodFacts> methods = new HashMap<>();
        private final String className;

        ProbeClassVisitor(ClassWriter writer, ClassFacts owner, Map<String, Treatment> plan) {
            super(InstructionVisitor.ASM_API, writer);
            this.owner = owner;
            this.plan = plan;
            this.className = owner.name().replace('/', '.');
            for (MethodFacts method : owner.methods()) {
                methods.put(method.signature(), method);
            }
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            Treatment treatment = plan.get(name + descriptor);
            if (treatment == null || !treatment.isProbed()) {
                return next;
            }
            MethodFacts facts = methods.get(name + descriptor);
            int id = table.register(className, owner.sourceFile(), facts);
            return new ProbeMethodVisitor(next, owner, facts, id, treatment == Treatment.PROBED);
        }
    }
}
