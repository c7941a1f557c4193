package dev.culprit.agent.transform;

import dev.culprit.agent.transform.handlers.ClassTelemetry;
import dev.culprit.agent.transform.handlers.HandlerRecognition;
import dev.culprit.profile.InstrumentationPlan.Timing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    private final MethodTimings timings;
    private final TestMethods tests;
    private final @Nullable HandlerRecognition telemetry;
    private final String probe;
    private final boolean probeWaits;
    private final boolean linkTasks;

    /** Made for the first class that gets probes. */
    private volatile @Nullable WaitTable waits;

    /** Made for the first class with telemetry. */
    private volatile @Nullable WaitTable streams;

    /** @param leaveOutTrivial false to probe even methods that cost less than their probe */
    public ClassRewriter(MethodTable table, boolean leaveOutTrivial, MethodTimings timings) {
        this(table, leaveOutTrivial, timings, new TestMethods(), null, false, true, true);
    }

    /**
     * @param leaveOutTrivial false to probe even methods that cost less than their probe
     * @param tests is told which tests have a probe
     * @param telemetry recognises telemetry handlers; null for none
     * @param metered whether the probes read the thread's meters
     * @param probeWaits whether calls that may block get a probe around them
     * @param linkTasks whether the start of a thread is noted
     */
    public ClassRewriter(
            MethodTable table,
            boolean leaveOutTrivial,
            MethodTimings timings,
            TestMethods tests,
            @Nullable HandlerRecognition telemetry,
            boolean metered,
            boolean probeWaits,
            boolean linkTasks) {
        this.tests = tests;
        this.telemetry = telemetry;
        this.probeWaits = probeWaits;
        this.linkTasks = linkTasks;
        this.probe = metered ? ProbeCode.METERED_PROBE : ProbeCode.PROBE;
        this.table = table;
        this.leaveOutTrivial = leaveOutTrivial;
        this.timings = timings;
    }

    /** Rewrites {@code classFile} of whatever loader. */
    RewrittenClass rewrite(byte[] classFile) {
        return rewrite(null, classFile, true);
    }

    /**
     * Rewrites {@code classFile}; it is left as it is.
     *
     * @param loader that of the class, which is asked for annotations and supertypes; null for none
     * @param selected whether all of it gets probes, or only what has to do with telemetry
     * @throws RuntimeException if it is not a class file that this version understands
     */
    public RewrittenClass rewrite(@Nullable ClassLoader loader, byte[] classFile, boolean selected) {
        ClassReader reader = new ClassReader(classFile);
        ClassTelemetry handlers = telemetry == null ? null : telemetry.look(loader, reader, selected);
        if (!selected && handlers == null) {
            return RewrittenClass.UNTOUCHED;
        }
        ClassFacts facts = ClassFacts.read(
                reader,
                Jacoco.hasInstrumented(classFile),
                new TestRecognition(tests, loader),
                waits(),
                streams(handlers));
        Set<String> tooLarge = new HashSet<>();
        while (true) {
            List<Treatment> plan = plan(facts, handlers, selected, tooLarge);
            try {
                return RewrittenClass.of(plan, write(reader, facts, handlers, plan));
            } catch (MethodTooLargeException e) {
                // The sizes are estimates; a jump that had to be widened can break them.
                if (!tooLarge.add(e.getMethodName() + e.getDescriptor())) {
                    throw e;
                }
            }
        }
    }

    private WaitTable waits() {
        WaitTable known = waits;
        if (known == null) {
            known = probeWaits ? new WaitTable(BlockingMethods.TABLE) : WaitTable.EMPTY;
            waits = known;
        }
        return known;
    }

    private WaitTable streams(@Nullable ClassTelemetry handlers) {
        if (handlers == null || !probeWaits) {
            return WaitTable.EMPTY;
        }
        WaitTable known = streams;
        if (known == null) {
            known = new WaitTable(BlockingMethods.OF_STREAMS);
            streams = known;
        }
        return known;
    }

    /** In the order of {@link ClassFacts#methods()}. */
    private List<Treatment> plan(
            ClassFacts facts, @Nullable ClassTelemetry handlers, boolean selected, Set<String> tooLarge) {
        List<Treatment> plan = new ArrayList<>(facts.methods().size());
        String className = facts.name().replace('/', '.');
        for (MethodFacts method : facts.methods()) {
            boolean broken = !tooLarge.isEmpty() && tooLarge.contains(method.signature());
            Treatment treatment = broken ? Treatment.TOO_LARGE : treatment(method, handlers, selected);
            plan.add(treatment.isProbed() && isOff(className, method) ? Treatment.OFF : treatment);
        }
        return plan;
    }

    private Treatment treatment(MethodFacts method, @Nullable ClassTelemetry handlers, boolean selected) {
        if (handlers != null && handlers.isCallback(method.signature())) {
            return Treatment.ofCallback(method, leaveOutTrivial);
        }
        boolean wanted = selected || handlers != null && handlers.mayBeCallback(method.signature());
        return wanted ? Treatment.of(method, leaveOutTrivial) : Treatment.OUTSIDE;
    }

    private boolean isOff(String className, MethodFacts method) {
        return timings.of(className, method.name(), method.descriptor()) == Timing.OFF;
    }

    private byte @Nullable [] write(
            ClassReader reader, ClassFacts facts, @Nullable ClassTelemetry handlers, List<Treatment> plan) {
        boolean changed = RewrittenClass.anyProbed(plan) || handlers != null && handlers.hasInsertions();
        if (!changed && !plan.contains(Treatment.OFF)) {
            return null;
        }
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new ProbeClassVisitor(writer, facts, handlers, plan), ClassReader.EXPAND_FRAMES);
        return changed ? writer.toByteArray() : null;
    }

    private final class ProbeClassVisitor extends ClassVisitor {

        private final ClassFacts owner;
        private final @Nullable ClassTelemetry handlers;
        private final List<Treatment> plan;
        private final String className;
        private final WaitIds waitIds;
        private int position;
        private int withCode;

        ProbeClassVisitor(
                ClassWriter writer, ClassFacts owner, @Nullable ClassTelemetry handlers, List<Treatment> plan) {
            super(InstructionVisitor.ASM_API, writer);
            this.owner = owner;
            this.handlers = handlers;
            this.plan = plan;
            this.className = owner.name().replace('/', '.');
            this.waitIds = new WaitIds(waits(), streams(handlers), table, timings, owner.types());
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            if (handlers != null) {
                next = handlers.insert(next, access, name, descriptor);
            }
            if (withCode == plan.size() || owner.methods().get(withCode).position() != position++) {
                return next;
            }
            MethodFacts facts = owner.methods().get(withCode);
            Treatment treatment = plan.get(withCode++);
            if (!treatment.isProbed() && treatment != Treatment.OFF) {
                return next;
            }
            int id = table.register(className, owner.sourceFile(), facts);
            if (handlers != null && handlers.isCallback(facts.signature())) {
                table.markTelemetry(id);
            }
            if (timings.of(className, facts.name(), facts.descriptor()) != Timing.EVERY) {
                timings.registered(id, table.info(id, false));
            }
            if (!treatment.isProbed()) {
                tests.unmark(className, name);
                return next;
            }
            if (facts.test()) {
                tests.mark(className, name);
            }
            return new ProbeMethodVisitor(
                    next,
                    owner,
                    facts,
                    id,
                    treatment == Treatment.PROBED ? waitIds : null,
                    linkTasks,
                    handlers != null && handlers.mayBeCallback(facts.signature()),
                    handlers != null && handlers.isOfHandler(facts.signature()),
                    facts.test() ? ProbeCode.TEST_PROBE : probe);
        }
    }
}
