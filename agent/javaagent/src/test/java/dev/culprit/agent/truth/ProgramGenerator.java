package dev.culprit.agent.truth;

import dev.culprit.agent.truth.Statements.Place;
import java.util.List;
import java.util.Random;

/** Makes a random program; the same seed makes the same. Not thread safe. */
final class ProgramGenerator {

    static final int STATIC_METHODS = 12;

    /** How many of the callees, from the first on, are expressions without {@code new}. */
    static final int WITHOUT_NEW = STATIC_METHODS + 2;

    private final ProgramText text;
    private final SourceText part;

    ProgramGenerator(long seed) {
        text = new ProgramText(new Random(seed));
        part = text.begin("public class Part");
        for (int i = 0; i < STATIC_METHODS; i++) {
            text.callees.add(new Callee.Static(new Function("Part.f" + i), "f" + i));
        }
        text.callees.add(new Callee.Twice(function(1), "f1"));
        text.callees.add(new Callee.Reflective(function(2), "f2"));
        Callee.Made made = new Callee.Made(new Function("Made.<init>"), new Function("Made.use"), "Made");
        text.callees.add(made);
        Callee.Bridged bridged =
                new Callee.Bridged(new Function("Bridged.<init>"), new Function("Bridged.apply"), "Bridged");
        text.callees.add(bridged);
        for (int i = 0; i < STATIC_METHODS; i++) {
            staticMethod("f" + i, function(i), null);
        }
        new ProgramClasses(text).made(made);
        new ProgramClasses(text).bridged(bridged);
    }

    private Function function(int method) {
        return ((Callee.Static) text.callees.get(method)).function();
    }

    private void staticMethod(String name, Function function, Statements.Initializers initializers) {
        text.method(part, "public static int " + name + "(int fuel, int n)", "int unused = 0;", function, initializers);
    }

    /** A method for the outermost call of threads. With initialisers it must be called by one thread only. */
    Function root(String name, Statements.Initializers initializers) {
        Function root = new Function("Part." + name);
        staticMethod(name, root, initializers);
        // Nothing above it would notice what its callees leave open.
        root.needsProbe = true;
        return root;
    }

    Statements.Initializers initializers() {
        return new ProgramClasses(text);
    }

    /**
     * A chain of calls that stay open, as {@code end} does not come back.
     *
     * @return the outermost; its name ends with the depth
     */
    Callee.Static endless(String name, int depth, String end) {
        Callee.Static method = new Callee.Static(new Function("Part." + name + depth), name + depth);
        Callee.Static next = depth == 0 ? null : endless(name, depth - 1, end);
        part.add("public static int " + method.method() + "(int fuel, int n) {");
        Step before = text.statements.guarded(part, new Place("n", "Part", false, 1, null), 3);
        int line = part.add(next == null ? end : "n = " + next.expression("fuel", "n + 1") + ";");
        part.add("return n;");
        part.add("}");
        Step last = (thread, frame) -> {
            if (next == null) {
                throw new EndOfProgram();
            }
            frame.n = next.call(thread, line, frame.fuel, frame.n + 1);
            return null;
        };
        method.function().body = Step.body(Step.all(List.of(before, last)));
        return method;
    }

    /** All classes; nothing can be added afterwards. */
    List<String> sources() {
        part.add("}");
        return text.sources();
    }
}
