package dev.culprit.agent.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes random statements, and says what each does. Not thread safe. */
final class Statements {

    /**
     * Where a statement stands.
     *
     * @param variable name of the variable that it may change; {@code fuel} is always there, and final
     * @param owner simple name of the class, whose lambdas are named after it
     * @param mayReturn whether {@code return} may stand there
     * @param depth blocks around it
     * @param initializers makes or picks a class whose static initialiser may be set off from there, null for none
     */
    record Place(String variable, String owner, boolean mayReturn, int depth, Initializers initializers) {

        Place inner() {
            return new Place(variable, owner, mayReturn, depth + 1, initializers);
        }

        Place inFinally() {
            return new Place(variable, owner, false, depth + 1, initializers);
        }
    }

    /** Statements that set off static initialisers. */
    interface Initializers {
        Step touch(SourceText out, String variable);
    }

    private static final int DEEPEST = 3;

    private final Random random;
    private final List<Callee> callees;
    private int names;
    private int handlers;

    Statements(Random random, List<Callee> callees) {
        this.random = random;
        this.callees = callees;
    }

    Step block(SourceText out, Place place, int statements) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < statements; i++) {
            steps.add(statement(out, place));
        }
        return Step.all(steps);
    }

    /** How many handlers of exceptions there are so far. */
    int handlers() {
        return handlers;
    }

    /** A block that no exception of the program leaves. */
    Step guarded(SourceText out, Place place, int statements) {
        handlers++;
        out.add("try {");
        Step steps = block(out, place.inner(), statements);
        out.add("} catch (RuntimeException e" + ++names + ") {");
        Step handler = advance(out, place.variable());
        out.add("}");
        return (thread, frame) -> {
            try {
                return steps.run(thread, frame);
            } catch (Thrown thrown) {
                return handler.run(thread, frame);
            }
        };
    }

    private Step statement(SourceText out, Place place) {
        if (place.initializers() != null && random.nextInt(4) == 0) {
            return place.initializers().touch(out, place.variable());
        }
        return switch (random.nextInt(place.depth() >= DEEPEST ? 6 : 15)) {
            case 0, 1 -> advance(out, place.variable());
            case 2 -> oneCall(out, place.variable());
            case 3 -> twoCallsInOneLine(out, place.variable());
            case 4 -> callInAnArgument(out, place.variable());
            case 5 -> leave(out, place);
            case 6 -> callInAnArgumentOnAnotherLine(out, place.variable());
            case 7 -> loop(out, place.inner());
            case 8 -> branch(out, place.inner());
            case 9, 10 -> tryCatch(out, place.inner());
            case 11 -> lambda(out, place);
            case 12, 13 -> await(out, place.variable());
            default -> locked(out, place.inner());
        };
    }

    private Callee anyCallee() {
        return callees.get(random.nextInt(callees.size()));
    }

    private Step advance(SourceText out, String n) {
        int nanos = 1 + random.nextInt(random.nextInt(8) == 0 ? 5_000_000 : 300);
        out.add("TestClock.advance(" + nanos + " + (" + n + " & 7));");
        return (thread, frame) -> {
            thread.advance(nanos + (frame.n & 7));
            return null;
        };
    }

    private Step oneCall(SourceText out, String n) {
        Callee callee = anyCallee();
        int salt = random.nextInt(100);
        int line = out.add(n + " = " + callee.expression("fuel - 1", n + " + " + salt) + ";");
        return call(callee, line, salt);
    }

    private static Step call(Callee callee, int line, int salt) {
        return (thread, frame) -> {
            frame.n = callee.call(thread, line, frame.fuel - 1, frame.n + salt);
            return null;
        };
    }

    private Step twoCallsInOneLine(SourceText out, String n) {
        Callee first = anyCallee();
        Callee second = anyCallee();
        int line = out.add(n + " = " + first.expression("fuel - 1", n) + "; " + n + " = "
                + second.expression("fuel - 1", n + " + 1") + ";");
        return Step.all(List.of(call(first, line, 0), call(second, line, 1)));
    }

    private Step callInAnArgument(SourceText out, String n) {
        Callee outer = anyCallee();
        Callee inner = anyCallee();
        int line = out.add(n + " = " + outer.expression("fuel - 1", inner.expression("fuel - 2", n)) + ";");
        return nested(outer, line, inner, line);
    }

    private Step callInAnArgumentOnAnotherLine(SourceText out, String n) {
        Callee.Static outer = (Callee.Static) callees.get(0);
        // Not one that begins with "new": the compiler gives it no line entry of its own.
        Callee inner = callees.get(random.nextInt(ProgramGenerator.WITHOUT_NEW));
        int outerLine = out.add(n + " = Part." + outer.method() + "(");
        out.add("        fuel - 1,");
        int innerLine = out.add("        " + inner.expression("fuel - 2", n) + ");");
        return nested(outer, outerLine, inner, innerLine);
    }

    private static Step nested(Callee outer, int outerLine, Callee inner, int innerLine) {
        return (thread, frame) -> {
            int argument = inner.call(thread, innerLine, frame.fuel - 2, frame.n);
            frame.n = outer.call(thread, outerLine, frame.fuel - 1, argument);
            return null;
        };
    }

    private Step leave(SourceText out, Place place) {
        String n = place.variable();
        int wanted = random.nextInt(8);
        if (place.mayReturn() && random.nextBoolean()) {
            out.add("if ((" + n + " & 7) == " + wanted + ") return " + n + " + 2;");
            return (thread, frame) -> (frame.n & 7) == wanted ? frame.n + 2 : null;
        }
        int kind = 1 + random.nextInt(2);
        out.add("if ((" + n + " & 7) == " + wanted + ") throw new Failure" + kind + "();");
        return (thread, frame) -> {
            if ((frame.n & 7) == wanted) {
                throw new Thrown(kind);
            }
            return null;
        };
    }

    private Step loop(SourceText out, Place place) {
        String i = "i" + ++names;
        out.add("for (int " + i + " = " + place.variable() + " & 3; " + i + " > 0; " + i + "--) {");
        Step body = block(out, place, 1 + random.nextInt(2));
        out.add("}");
        return (thread, frame) -> {
            for (int left = frame.n & 3; left > 0; left--) {
                Integer result = body.run(thread, frame);
                if (result != null) {
                    return result;
                }
            }
            return null;
        };
    }

    private Step branch(SourceText out, Place place) {
        int bit = 1 << random.nextInt(4);
        out.add("if ((" + place.variable() + " & " + bit + ") != 0) {");
        Step yes = block(out, place, 1 + random.nextInt(2));
        out.add("} else {");
        Step no = block(out, place, 1);
        out.add("}");
        return (thread, frame) -> ((frame.n & bit) != 0 ? yes : no).run(thread, frame);
    }

    private Step tryCatch(SourceText out, Place place) {
        int kind = 1 + random.nextInt(2);
        handlers++;
        out.add("try {");
        Step body = block(out, place, 1 + random.nextInt(2));
        out.add("} catch (Failure" + kind + " e" + ++names + ") {");
        Step handler = block(out, place, 1);
        Step last = null;
        if (random.nextBoolean()) {
            out.add("} finally {");
            last = block(out, place.inFinally(), 1);
        }
        out.add("}");
        Step caught = (thread, frame) -> {
            try {
                return body.run(thread, frame);
            } catch (Thrown thrown) {
                if (thrown.kind != kind) {
                    throw thrown;
                }
                return handler.run(thread, frame);
            }
        };
        return last == null ? caught : withFinally(caught, last);
    }

    private static Step withFinally(Step body, Step last) {
        return (thread, frame) -> {
            Integer result;
            try {
                result = body.run(thread, frame);
            } catch (Thrown thrown) {
                last.run(thread, frame);
                throw thrown;
            }
            last.run(thread, frame);
            return result;
        };
    }

    private Step lambda(SourceText out, Place place) {
        String name = "x" + ++names;
        out.add("IntUnaryOperator op" + name + " = " + name + " -> {");
        Function function = new Function(place.owner() + ".lambda@" + out.nextLine());
        Place inside = new Place(name, place.owner(), true, place.depth() + 1, place.initializers());
        Step first = advance(out, name);
        int handlersBefore = handlers;
        Step rest = block(out, inside, 1 + random.nextInt(2));
        out.add("return " + name + ";");
        out.add("};");
        function.needsProbe = handlers != handlersBefore;
        function.body = Step.body(Step.all(List.of(first, rest)));
        int line = out.add(place.variable() + " = op" + name + ".applyAsInt(" + place.variable() + ");");
        return (thread, frame) -> {
            frame.n = thread.call(function, line, frame.fuel, frame.n);
            return null;
        };
    }

    /** A method of the JDK that blocks: it takes its time, throws, or calls back. */
    private Step await(SourceText out, String n) {
        int nanos = 1 + random.nextInt(random.nextInt(3) == 0 ? 5_000_000 : 300);
        int wanted = random.nextInt(8);
        int kind = 1 + random.nextInt(2);
        Callee.Static back = (Callee.Static) callees.get(random.nextInt(ProgramGenerator.STATIC_METHODS));
        int line = out.add(n
                + " = Through.later(%d, %d, %d, Part::%s, fuel - 1, %s).join();"
                        .formatted(nanos, wanted, kind, back.method(), n));
        Function join = Function.waiting("CompletableFuture.join", (thread, fuel, value) -> {
            thread.advance(nanos);
            if ((value & 7) == wanted) {
                throw new Thrown(kind);
            }
            // Called by code without lines.
            return (value & 1) == 0 ? value + 3 : back.call(thread, 0, fuel, value);
        });
        return (thread, frame) -> {
            frame.n = thread.call(join, line, frame.fuel - 1, frame.n);
            return null;
        };
    }

    private Step locked(SourceText out, Place place) {
        out.add("synchronized (new Object()) {");
        Step body = block(out, place, 1 + random.nextInt(2));
        out.add("}");
        return body;
    }
}
