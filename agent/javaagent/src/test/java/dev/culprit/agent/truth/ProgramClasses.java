package dev.culprit.agent.truth;

import dev.culprit.agent.truth.Statements.Place;

/** Writes classes whose objects and initialisers take part in the program. Not thread safe. */
final class ProgramClasses implements Statements.Initializers {

    private static final int DEEPEST = 3;

    private final ProgramText text;
    private int nesting;
    private Function initializer;
    private Callee touching;

    ProgramClasses(ProgramText text) {
        this.text = text;
    }

    /** A class whose constructor passes the result of a call to {@code super(...)}, and its superclass. */
    void made(Callee.Made made) {
        String base = made.type().replace("Made", "Base");
        Function baseConstructor = new Function(base + ".<init>");
        SourceText out = text.begin("class " + base);
        out.add("final int fuel;");
        out.add("int value;");
        out.add(base + "(int fuel, int n) {");
        out.add("this.fuel = fuel;");
        baseConstructor.body = Step.body(constructorSteps(out, base));
        out.add("value = n;");
        out.add("}");
        out.add("}");
        derived(made, base, baseConstructor);
    }

    private void derived(Callee.Made made, String base, Function baseConstructor) {
        SourceText out = text.begin("class " + made.type() + " extends " + base);
        // One whose calls end with the fuel, which super(...) is called without.
        Callee argument = text.callees.get(text.random.nextInt(ProgramGenerator.WITHOUT_NEW));
        out.add(made.type() + "(int fuel, int n) {");
        int handlersBefore = text.statements.handlers();
        int superLine = out.add("super(fuel - 1, " + argument.expression("fuel - 2", "n") + ");");
        out.add("n = value;");
        Function.Body rest = Step.body(constructorSteps(out, made.type()));
        out.add("value = n;");
        out.add("}");
        made.constructor().needsProbe = text.statements.handlers() != handlersBefore;
        made.constructor().body = (thread, fuel, n) -> {
            int passed = argument.call(thread, superLine, fuel - 2, n);
            return rest.run(thread, fuel, thread.call(baseConstructor, superLine, fuel - 1, passed));
        };
        text.method(out, "int use()", "int n = value;", made.method(), null);
        out.add("}");
    }

    private Step constructorSteps(SourceText out, String owner) {
        out.add("if (fuel > 0) {");
        Step steps = text.statements.block(out, new Place("n", owner, false, 1, null), 2);
        out.add("}");
        return (thread, frame) -> frame.fuel > 0 ? steps.run(thread, frame) : null;
    }

    /** A class whose generic method the compiler gives a bridge. */
    void bridged(Callee.Bridged bridged) {
        SourceText out = text.begin("class " + bridged.type() + " implements Function<Integer, Integer>");
        out.add("final int fuel;");
        out.add(bridged.type() + "(int fuel, int n) {");
        out.add("this.fuel = fuel;");
        out.add("TestClock.advance(1 + (n & 1));");
        out.add("}");
        bridged.constructor().body = (thread, fuel, n) -> {
            thread.advance(1 + (n & 1));
            return 0;
        };
        text.method(out, "public Integer apply(Integer boxed)", "int n = boxed;", bridged.method(), null);
        out.add("}");
    }

    /** Sets off a static initialiser by a call or by reading a field; or would, had it not been set off before. */
    @Override
    public Step touch(SourceText out, String variable) {
        if (initializer == null || text.random.nextInt(3) > 0) {
            initializerClass();
        }
        Function initialised = initializer;
        Callee callee = touching;
        String type = initialised.name.substring(0, initialised.name.indexOf('.'));
        if (text.random.nextBoolean()) {
            int line = out.add(variable + " += " + type + ".value;");
            return (thread, frame) -> {
                thread.initialise(initialised, line);
                frame.n += 4;
                return null;
            };
        }
        int line = out.add(variable + " = " + type + ".touch(fuel - 1, " + variable + ");");
        return (thread, frame) -> {
            thread.initialise(initialised, line);
            frame.n = callee.call(thread, line, frame.fuel - 1, frame.n);
            return null;
        };
    }

    private void initializerClass() {
        String type = "Init" + ++text.initializers;
        Function made = new Function(type + ".<clinit>");
        Function method = new Function(type + ".touch");
        SourceText out = text.begin("class " + type);
        out.add("static int value;");
        out.add("static {");
        out.add("int fuel = 2;");
        out.add("int n = 5;");
        nesting++;
        made.body = Step.body(text.statements.guarded(out, new Place("n", type, false, 1, nested()), 2));
        nesting--;
        out.add("value = 4;");
        out.add("}");
        text.method(out, "static int touch(int fuel, int n)", "int unused = 0;", method, null);
        out.add("}");
        initializer = made;
        touching = new Callee.Static(method, "touch");
    }

    /** An initialiser may set off others, a few deep. */
    private Statements.Initializers nested() {
        return nesting < DEEPEST ? this : null;
    }
}
