package dev.culprit.evaluation.plant;

import java.util.Arrays;
import java.util.function.IntSupplier;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Measures the very code that {@link Rewriter} inserts, compiled, on this machine. */
final class SpinCalibration {

    private static final int SHORT = 10;
    private static final int LONG = 1010;
    private static final int BATCH = 200;
    private static final int ROUNDS = 3000;

    private SpinCalibration() {}

    /** The cost at the lower decile of many short batches: what the machine does to others' advantage is not the work's cost. */
    static SpinCost measure() throws ReflectiveOperationException {
        double few = nanosPerCall(spinner(SHORT));
        double many = nanosPerCall(spinner(LONG));
        double iteration = (many - few) / (LONG - SHORT);
        return new SpinCost(Math.max(0, few - SHORT * iteration - nanosPerCall(spinner(0))), iteration);
    }

    private static double nanosPerCall(IntSupplier spinner) {
        double[] nanos = new double[ROUNDS];
        int sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < BATCH; i++) {
                sum += spinner.getAsInt();
            }
            nanos[round] = (System.nanoTime() - start) / (double) BATCH;
        }
        if (sum == 42) {
            throw new IllegalStateException("the spinner returns 1");
        }
        double[] late = Arrays.copyOfRange(nanos, ROUNDS / 3, ROUNDS);
        Arrays.sort(late);
        return late[late.length / 10];
    }

    private static IntSupplier spinner(int iterations) throws ReflectiveOperationException {
        String name = "dev/culprit/evaluation/plant/Spinner" + iterations;
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", new String[] {
            Type.getInternalName(IntSupplier.class)
        });
        var constructor = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(0, 0);
        var method = writer.visitMethod(Opcodes.ACC_PUBLIC, "getAsInt", "()I", null, null);
        method.visitCode();
        method.visitInsn(Opcodes.ICONST_1);
        method.visitInsn(Opcodes.IRETURN);
        method.visitMaxs(0, 0);
        writer.visitEnd();
        byte[] plain = writer.toByteArray();
        MethodKey key = new MethodKey(name.replace('/', '.'), "getAsInt", "()I");
        byte[] bytes = iterations == 0 ? plain : Rewriter.rewrite(plain, new Plant.SlowDown(key, iterations, 1, 0));
        Class<?> defined = java.lang.invoke.MethodHandles.lookup().defineClass(bytes);
        return (IntSupplier) defined.getConstructor().newInstance();
    }
}
