package dev.culprit.agent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.profile.HandlerKind;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.Telemetry;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handlers of a type that the user names, in each way that Java has to write one down. */
class UserTypesIT {

    private static final String TYPE = "Main$EventHandler";

    private static final String PROGRAM = """
            import java.lang.annotation.*;
            import java.util.*;

            public class Main {

                interface EventHandler { void onEvent(int event); }

                @Retention(RetentionPolicy.RUNTIME) @interface Observed {}

                static class Bus {
                    final List<EventHandler> handlers = new ArrayList<>();
                    void subscribe(EventHandler handler) { handlers.add(handler); }
                    void unsubscribe(EventHandler handler) { handlers.remove(handler); }
                    void publish(int event) {
                        for (EventHandler handler : new ArrayList<>(handlers)) {
                            try {
                                handler.onEvent(event); // emit
                            } catch (IllegalStateException e) {
                                failures++;
                            }
                        }
                    }
                }

                static abstract class Base implements EventHandler {
                    static int seen;
                    @Override public void onEvent(int event) { seen += work(event); }
                }

                static class Named implements EventHandler {
                    @Override public void onEvent(int event) { sum += work(event); }
                }

                static class Inherits extends Base {}

                class Inner implements EventHandler {
                    @Override public void onEvent(int event) { sum += work(event) + hashCode() * 0; }
                }

                static class Registers implements EventHandler {
                    final Bus bus;
                    boolean done;
                    Registers(Bus bus) { this.bus = bus; }
                    @Override public void onEvent(int event) {
                        if (!done) {
                            done = true;
                            bus.subscribe(e -> sum += e); // within
                        }
                    }
                }

                @Observed static class Marked {
                    public int look(int x) { return work(x); }
                }

                static class Partly {
                    @Observed void look(int x) { sum += work(x); }
                    void other(int x) { sum += work(x); }
                }

                static long sum;
                static int failures;

                static int work(int x) {
                    int result = x;
                    for (int i = 0; i < 10; i++) { result = result * 31 + i; }
                    return result;
                }

                static void refer(int event) { sum += work(event); }

                public static void main(String[] args) throws Exception {
                    Bus bus = new Bus();
                    bus.subscribe(new Named()); // named
                    bus.subscribe(new EventHandler() { // anonymous
                        @Override public void onEvent(int event) { sum += work(event); }
                    });
                    class Local implements EventHandler {
                        @Override public void onEvent(int event) { sum += work(event); }
                    }
                    bus.subscribe(new Local()); // local
                    bus.subscribe(new Main().new Inner()); // inner
                    bus.subscribe(event -> sum += work(event)); // lambda
                    int factor = args.length + 2;
                    bus.subscribe(event -> sum += factor * work(event)); // capturing
                    bus.subscribe(Main::refer); // reference
                    bus.subscribe(new Inherits()); // inherits
                    EventHandler failing = event -> { if (event % 2 == 0) throw new IllegalStateException(); };
                    bus.subscribe(failing); // failing
                    EventHandler sleeping = event -> { try { Thread.sleep(2); } catch (InterruptedException e) {} };
                    bus.subscribe(sleeping); // sleeping
                    bus.publish(0);
                    bus.unsubscribe(sleeping);
                    bus.subscribe(failing); // again
                    bus.subscribe(new Registers(bus)); // registers
                    for (int i = 1; i < 10; i++) { bus.publish(i); }
                    Marked marked = new Marked();
                    Partly partly = new Partly();
                    for (int i = 0; i < 3; i++) { sum += marked.look(i); partly.look(i); partly.other(i); }
                    System.out.println(sum + " " + Base.seen + " " + failures + " " + bus.handlers.size());
                }
            }
            """;

    @TempDir
    Path directory;

    private TelemetryProgram run() {
        return TelemetryProgram.run(
                directory, List.of(), "include=Main*,telemetry=Main$EventHandler+@Main$Observed", PROGRAM);
    }

    @Test
    void eachKindOfHandlerIsFoundWhereItIsRegisteredAndItsCallsAreCounted() {
        TelemetryProgram program = run();

        program.expect("named", TYPE, HandlerKind.NAMED, 10);
        program.expect("anonymous", TYPE, HandlerKind.ANONYMOUS, 10);
        program.expect("local", TYPE, HandlerKind.LOCAL, 10);
        program.expect("inner", TYPE, HandlerKind.LOCAL, 10);
        Telemetry.Handler lambda = program.expect("lambda", TYPE, HandlerKind.LAMBDA, 10);
        program.expect("capturing", TYPE, HandlerKind.CAPTURING_LAMBDA, 10);
        Telemetry.Handler reference = program.expect("reference", TYPE, HandlerKind.METHOD_REFERENCE, 10);
        program.expect("inherits", TYPE, HandlerKind.NAMED, 10);

        assertThat(lambda.className()).isEqualTo("Main");
        assertThat(Objects.requireNonNull(lambda.body()).name()).startsWith("lambda$main$");
        assertThat(Objects.requireNonNull(lambda.createdAt()).line()).isEqualTo(program.line("lambda"));
        assertThat(Objects.requireNonNull(reference.body()).name()).isEqualTo("refer");
        assertThat(lambda.family()).isEqualTo("user");
        assertThat(program.emitters(lambda))
                .isNotEmpty()
                .allMatch(emitter -> emitter.equals("Main$Bus.publish:" + program.line("emit")));
    }

    @Test
    void removalsDuplicatesExceptionsAndWaitsAreKept() {
        TelemetryProgram program = run();

        Telemetry.Registration failing = program.registered("failing");
        Telemetry.Registration again = program.registered("again");
        assertThat(again.object()).isEqualTo(failing.object());
        assertThat(again.target()).isEqualTo(failing.target());
        assertThat(again.handler()).isEqualTo(failing.handler());
        assertThat(program.thrown(program.handler(failing))).isEqualTo(1 + 2 * 4);
        assertThat(program.calls(program.handler(failing))).isEqualTo(1 + 2 * 9);

        Telemetry.Registration sleeping = program.registered("sleeping");
        assertThat(sleeping.state()).isEqualTo(Telemetry.State.REMOVED);
        assertThat(sleeping.endNanos()).isGreaterThan(sleeping.atNanos());
        assertThat(program.waits(program.handler(sleeping))).containsExactly(MethodKind.SLEEP);
        assertThat(program.totalNanos(program.handler(sleeping))).isGreaterThan(2_000_000);
        assertThat(program.registered("named").state()).isEqualTo(Telemetry.State.OPEN);
        assertThat(program.registered("named").endNanos()).isEqualTo(-1);
        assertThat(program.registered("named").thread()).isEqualTo("main");
        assertThat(program.registered("named").test()).isNull();
        assertThat(program.target(failing).className()).isEqualTo("Main$Bus");
        assertThat(program.target(failing).mostHandlers()).isEqualTo(12);
    }

    @Test
    void whatAHandlerRegistersIsKnownToBeItsDoing() {
        TelemetryProgram program = run();

        Telemetry.Registration within = program.registered("within");
        assertThat(within.within()).isEqualTo(program.registered("registers").handler());
        assertThat(program.registered("named").within()).isEqualTo(-1);
    }

    @Test
    void annotatedTypesAndMethodsAreHandlers() {
        TelemetryProgram program = run();

        assertThat(program.calls(program.ofClass("Main$Marked"))).isEqualTo(3);
        assertThat(program.ofClass("Main$Marked").type()).isEqualTo("Main$Marked");
        assertThat(program.calls(program.ofClass("Main$Partly"))).isEqualTo(3);
        assertThat(program.ofClass("Main$Partly").type()).isEqualTo("Main$Observed");
        assertThat(kind(program, "other")).isEqualTo(MethodKind.FUNCTION);
        assertThat(kind(program, "look")).isEqualTo(MethodKind.TELEMETRY);
    }

    private static MethodKind kind(TelemetryProgram program, String method) {
        return program.profile().methods().stream()
                .filter(info -> info.name().equals(method))
                .map(MethodInfo::kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutTheOptionTheyAreFunctionsLikeAnyOthers() {
        TelemetryProgram off = TelemetryProgram.run(directory, List.of(), "include=Main*,telemetry=off", PROGRAM);

        assertThat(off.telemetry()).isEqualTo(Telemetry.NONE);
        assertThat(off.profile().methods()).noneMatch(method -> method.kind() == MethodKind.TELEMETRY);
    }

    @Test
    void thinnedAndMeteredProbesGoOnWorking() {
        TelemetryProgram program = TelemetryProgram.run(
                directory,
                List.of(),
                "include=Main*,telemetry=Main$EventHandler,timing=sampled,alloc=on,cpu=on,tasks=off,waits=off",
                PROGRAM);

        program.expect("lambda", TYPE, HandlerKind.LAMBDA, 10);
        assertThat(program.thrown(program.handler(program.registered("failing"))))
                .isEqualTo(9);
    }
}
