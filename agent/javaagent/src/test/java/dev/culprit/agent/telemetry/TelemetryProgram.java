package dev.culprit.agent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.profile.CallTree;
import dev.culprit.profile.HandlerKind;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.Profile;
import dev.culprit.profile.Telemetry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A program with telemetry handlers that has run with the agent, and printed what it prints without. A line of its source is called by the
 * comment at its end.
 */
final class TelemetryProgram {

    private final String source;
    private final Profile profile;
    private final Telemetry telemetry;
    private final String stdout;

    private TelemetryProgram(String source, Profile profile, String stdout) {
        this.stdout = stdout;
        this.source = source;
        this.profile = profile;
        this.telemetry = profile.telemetry();
    }

    /** Runs class {@code Main}, once without the agent and once with it. */
    static TelemetryProgram run(Path directory, List<Path> libraries, String options, String source) {
        return run(directory, libraries, options, "Main", source);
    }

    static TelemetryProgram run(Path directory, List<Path> libraries, String options, String main, String source) {
        ForkedJvm.Ended plain = new ForkedJvm(directory.resolve("plain"), libraries, source)
                .quick()
                .withoutAgent()
                .run(main);
        ForkedJvm.Ended ended = new ForkedJvm(directory.resolve("profiled"), libraries, source)
                .quick()
                .options(options)
                .run(main);
        assertThat(plain.exitCode()).as(plain.stderr()).isZero();
        assertThat(ended.stdout()).isNotEmpty().isEqualTo(plain.stdout());
        assertThat(ended.stderr()).isEqualTo(plain.stderr());
        assertThat(ended.exitCode()).isEqualTo(plain.exitCode());
        return new TelemetryProgram(source, ended.profile(), ended.stdout().strip());
    }

    Profile profile() {
        return profile;
    }

    /** What it has printed. */
    String stdout() {
        return stdout;
    }

    Telemetry telemetry() {
        return telemetry;
    }

    /** The line that ends with the comment {@code // name}. */
    int line(String name) {
        String[] lines = source.split("\n");
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].endsWith("// " + name)) {
                return i + 1;
            }
        }
        throw new AssertionError("no line ends with // " + name);
    }

    /** The registrations that are made in that line. */
    List<Telemetry.Registration> registeredIn(String name) {
        int line = line(name);
        List<Telemetry.Registration> found = new ArrayList<>();
        for (Telemetry.Registration registration : telemetry.registrations()) {
            Telemetry.Place at = registration.at();
            if (at != null && at.className().startsWith("Main") && at.line() == line) {
                found.add(registration);
            }
        }
        return found;
    }

    /** The only one. */
    Telemetry.Registration registered(String name) {
        List<Telemetry.Registration> found = registeredIn(name);
        assertThat(found)
                .as("registrations in the line // %s of %s", name, telemetry)
                .hasSize(1);
        return found.get(0);
    }

    Telemetry.Handler handler(Telemetry.Registration registration) {
        return telemetry.handlers().get(registration.handler());
    }

    /** The handler of the only registration in that line, after a look at its type, kind and number of calls. */
    Telemetry.Handler expect(String name, String type, HandlerKind kind, long calls) {
        Telemetry.Handler handler = handler(registered(name));
        assertThat(handler.type()).as(name).isEqualTo(type);
        assertThat(handler.kind()).as(name).isEqualTo(kind);
        assertThat(calls(handler)).as("calls of // %s: %s", name, handler).isEqualTo(calls);
        return handler;
    }

    /** The only handler of that class. */
    Telemetry.Handler ofClass(String className) {
        return only(className, handler -> handler.className().equals(className));
    }

    /** The only handler of that type in the program itself. */
    Telemetry.Handler ofType(String type) {
        return only(
                type,
                handler -> handler.type().equals(type) && handler.className().startsWith("Main"));
    }

    private Telemetry.Handler only(String what, Predicate<Telemetry.Handler> wanted) {
        return telemetry.handlers().stream()
                .filter(wanted)
                .reduce((one, other) -> {
                    throw new AssertionError("two of " + what + ": " + one + ", " + other);
                })
                .orElseThrow(() -> new AssertionError("no " + what + " in " + telemetry.handlers()));
    }

    long calls(Telemetry.Handler handler) {
        return sum(handler, Amount.COUNT);
    }

    long totalNanos(Telemetry.Handler handler) {
        return sum(handler, Amount.NANOS);
    }

    private enum Amount {
        COUNT,
        NANOS
    }

    private long sum(Telemetry.Handler handler, Amount amount) {
        long sum = 0;
        for (CallTree tree : profile.callTrees()) {
            for (int row = 0; row < tree.method().length; row++) {
                if (handler.callbacks().contains(tree.method()[row])) {
                    assertThat(profile.methods().get(tree.method()[row]).kind()).isEqualTo(MethodKind.TELEMETRY);
                    sum += amount == Amount.COUNT ? tree.count()[row] : tree.totalNanos()[row];
                }
            }
        }
        return sum;
    }

    long thrown(Telemetry.Handler handler) {
        return telemetry.thrown().stream()
                .filter(thrown -> handler.callbacks().contains(thrown.method()))
                .mapToLong(Telemetry.Thrown::count)
                .sum();
    }

    /** The places from which the handler is called: class, method and line of the parents of its rows. */
    List<String> emitters(Telemetry.Handler handler) {
        List<String> emitters = new ArrayList<>();
        for (CallTree tree : profile.callTrees()) {
            for (int row = 0; row < tree.method().length; row++) {
                if (handler.callbacks().contains(tree.method()[row]) && tree.parent()[row] >= 0) {
                    MethodInfo parent = profile.methods().get(tree.method()[tree.parent()[row]]);
                    emitters.add(parent.className() + '.' + parent.name() + ':' + tree.line()[row]);
                }
            }
        }
        return emitters;
    }

    /** Kinds of the waits right below the handler's callbacks. */
    List<MethodKind> waits(Telemetry.Handler handler) {
        List<MethodKind> waits = new ArrayList<>();
        for (CallTree tree : profile.callTrees()) {
            for (int row = 0; row < tree.method().length; row++) {
                int parent = tree.parent()[row];
                MethodInfo method =
                        tree.method()[row] < 0 ? null : profile.methods().get(tree.method()[row]);
                if (parent >= 0
                        && method != null
                        && method.kind().isWait()
                        && handler.callbacks().contains(tree.method()[parent])) {
                    waits.add(method.kind());
                }
            }
        }
        return waits;
    }

    Telemetry.Target target(Telemetry.Registration registration) {
        return Objects.requireNonNull(telemetry.targets().get(registration.target()));
    }
}
