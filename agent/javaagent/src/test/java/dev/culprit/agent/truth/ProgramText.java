package dev.culprit.agent.truth;

import dev.culprit.agent.truth.Statements.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The classes of the program while they are written, package {@code truth}. Not thread safe. */
final class ProgramText {

    private static final String HEADER = "package truth; import aside.*; import java.util.function.*;"
            + " import dev.culprit.agent.testing.TestClock;";

    final Random random;

    /** What statements may call; the first is a plain static method. */
    final List<Callee> callees = new ArrayList<>();

    final Statements statements;

    /** How many classes with a static initialiser there are. */
    int initializers;

    private final List<SourceText> sources = new ArrayList<>();

    ProgramText(Random random) {
        this.random = random;
        statements = new Statements(random, callees);
    }

    SourceText begin(String declaration) {
        SourceText source = new SourceText();
        source.add(HEADER);
        source.add(declaration + " {");
        sources.add(source);
        return source;
    }

    /**
     * Writes a method with a random body.
     *
     * @param first declares {@code n} if the header does not
     */
    void method(SourceText out, String header, String first, Function function, Statements.Initializers initializers) {
        String owner = function.name.substring(0, function.name.indexOf('.'));
        out.add(header + " {");
        out.add(first);
        out.add("if (fuel <= 0) { TestClock.advance(2); return n; }");
        int handlersBefore = statements.handlers();
        Step steps = statements.block(out, new Place("n", owner, true, 0, initializers), 3 + random.nextInt(3));
        out.add("return n;");
        out.add("}");
        function.needsProbe = statements.handlers() != handlersBefore;
        Function.Body body = Step.body(steps);
        function.body = (thread, fuel, n) -> {
            if (fuel <= 0) {
                thread.advance(2);
                return n;
            }
            return body.run(thread, fuel, n);
        };
    }

    List<String> sources() {
        return sources.stream().map(SourceText::toString).toList();
    }
}
