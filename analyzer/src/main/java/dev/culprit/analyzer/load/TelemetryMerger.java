package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.GeneratedNames;
import dev.culprit.analyzer.model.MergedTelemetry;
import dev.culprit.profile.Profile;
import dev.culprit.profile.Telemetry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gives the telemetry handlers of all JVMs of a side one numbering. Not thread safe. */
final class TelemetryMerger {

    private final Map<String, Entry> handlers = new LinkedHashMap<>();
    private final List<MergedTelemetry.Registration> registrations = new ArrayList<>();
    private final List<MergedTelemetry.Thrown> thrown = new ArrayList<>();
    private int jvms;
    private long dropped;

    /** One handler in the making. */
    private record Entry(int index, Telemetry.Handler handler, TreeSet<Integer> callbacks) {}

    /**
     * Adds what a JVM recorded.
     *
     * @param fork index of its fork
     * @param functions index of each of its methods
     */
    void add(int fork, Profile profile, int[] functions) {
        Telemetry telemetry = profile.telemetry();
        int jvm = jvms++;
        dropped += telemetry.droppedHandlers() + telemetry.droppedRegistrations();
        int[] indexes = new int[telemetry.handlers().size()];
        for (int i = 0; i < indexes.length; i++) {
            Entry entry = entry(telemetry.handlers().get(i));
            indexes[i] = entry.index();
            for (int callback : telemetry.handlers().get(i).callbacks()) {
                if (functions[callback] != FunctionMerger.NO_FUNCTION) {
                    entry.callbacks().add(functions[callback]);
                }
            }
        }
        TestEnds ends = new TestEnds(profile.tests());
        for (Telemetry.Registration made : telemetry.registrations()) {
            registrations.add(registration(made, telemetry.targets().get(made.target()), fork, jvm, indexes, ends));
        }
        for (Telemetry.Thrown some : telemetry.thrown()) {
            if (functions[some.method()] != FunctionMerger.NO_FUNCTION) {
                thrown.add(new MergedTelemetry.Thrown(functions[some.method()], some.count()));
            }
        }
    }

    private Entry entry(Telemetry.Handler handler) {
        Telemetry.Body body = handler.body();
        String key = handler.type()
                + '\n'
                + GeneratedNames.canonical(handler.className())
                + '\n'
                + handler.kind()
                + '\n'
                + (body == null ? "" : body.className() + '.' + body.name() + body.descriptor());
        return handlers.computeIfAbsent(key, any -> new Entry(handlers.size(), handler, new TreeSet<>()));
    }

    private static MergedTelemetry.Registration registration(
            Telemetry.Registration made, Telemetry.Target target, int fork, int jvm, int[] indexes, TestEnds ends) {
        long end = made.test() == null ? Long.MAX_VALUE : ends.of(made.test());
        return new MergedTelemetry.Registration(
                indexes[made.handler()],
                fork,
                jvm,
                made.object(),
                made.target(),
                target.className(),
                target.mostHandlers(),
                made.method(),
                site(made.at()),
                made.test(),
                made.phase(),
                made.atNanos(),
                made.state(),
                made.endNanos(),
                made.test() != null && (made.endNanos() < 0 || made.endNanos() > end),
                made.within() < 0 ? -1 : indexes[made.within()]);
    }

    private static @Nullable CallSite site(Telemetry.@Nullable Place place) {
        return place == null ? null : new CallSite(place.className(), place.method(), place.file(), place.line());
    }

    MergedTelemetry toTelemetry() {
        return new MergedTelemetry(
                handlers.values().stream().map(TelemetryMerger::handler).toList(), registrations, thrown, dropped);
    }

    private static MergedTelemetry.Handler handler(Entry entry) {
        Telemetry.Handler handler = entry.handler();
        return new MergedTelemetry.Handler(
                handler.type(),
                handler.family(),
                handler.className(),
                handler.kind(),
                body(handler),
                site(handler.createdAt()),
                List.copyOf(entry.callbacks()));
    }

    private static @Nullable String body(Telemetry.Handler handler) {
        Telemetry.Body body = handler.body();
        if (body == null) {
            return null;
        }
        return body.className().equals(handler.className()) ? body.name() : body.className() + "." + body.name();
    }
}
