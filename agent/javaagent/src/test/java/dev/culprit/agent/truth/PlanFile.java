package dev.culprit.agent.truth;

import dev.culprit.profile.InstrumentationPlan.Timing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Writes timings as a plan for the agent, which needs the names that the compiler has given. */
final class PlanFile {

    private PlanFile() {}

    /**
     * Writes it beside the classes.
     *
     * @param classes directory of the compiled program
     * @param timings by the names of functions in the model
     */
    static Path write(Path classes, Map<String, Timing> timings) {
        List<String> lines = new ArrayList<>();
        if (timings.getOrDefault("CompletableFuture.join", Timing.EVERY) != Timing.EVERY) {
            lines.add("{\"class\":\"java.util.concurrent.CompletableFuture\",\"name\":\"join\","
                    + "\"descriptor\":\"()Ljava/lang/Object;\",\"timing\":\""
                    + timings.get("CompletableFuture.join") + "\"}");
        }
        try (Stream<Path> files = Files.list(classes.resolve("truth"))) {
            for (Path file : files.sorted().toList()) {
                new ClassReader(Files.readAllBytes(file)).accept(new Methods(timings, lines), 0);
            }
            String text = "{\"thinned\":[\n" + String.join(",\n", lines) + "]}\n";
            return Files.writeString(classes.resolveSibling("plan.json"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Methods extends ClassVisitor {

        private final Map<String, Timing> timings;
        private final List<String> lines;
        private String type = "";

        Methods(Map<String, Timing> timings, List<String> lines) {
            super(Opcodes.ASM9);
            this.timings = timings;
            this.lines = lines;
        }

        @Override
        public void visit(int version, int access, String name, String signature, String base, String[] interfaces) {
            type = name.substring(name.lastIndexOf('/') + 1);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            if ((access & Opcodes.ACC_BRIDGE) != 0) {
                return null;
            }
            return new MethodVisitor(Opcodes.ASM9) {
                private int first = Integer.MAX_VALUE;

                @Override
                public void visitLineNumber(int line, Label start) {
                    first = Math.min(first, line);
                }

                @Override
                public void visitEnd() {
                    String known = name.startsWith("lambda$") ? "lambda@" + first : name;
                    Timing timing = timings.getOrDefault(type + "." + known, Timing.EVERY);
                    if (timing != Timing.EVERY) {
                        lines.add("{\"class\":\"truth.%s\",\"name\":\"%s\",\"descriptor\":\"%s\",\"timing\":\"%s\"}"
                                .formatted(type, name, descriptor, timing));
                    }
                }
            };
        }
    }
}
