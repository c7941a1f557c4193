package dev.culprit.analyzer.telemetry;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.HandlerFinding;
import dev.culprit.analyzer.model.HandlerSummary;
import dev.culprit.analyzer.model.HandlerSummary.Emitter;
import dev.culprit.analyzer.model.HandlerSummary.HandlerCost;
import dev.culprit.analyzer.model.HandlerSummary.InTest;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.MergedFunction;
import dev.culprit.analyzer.model.MergedTelemetry;
import dev.culprit.profile.HandlerKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the summary of each handler of a set. */
final class HandlerAudit {

    private final LoadedSet set;
    private final TelemetryRows rows;
    private final Registrations registrations;
    private final Map<List<Integer>, Long> owners;
    private final Map<String, Integer> ids = new HashMap<>();
    private final double whole;

    /** @param whole time that shares are of */
    HandlerAudit(LoadedSet set, TelemetryRows rows, double whole) {
        this.set = set;
        this.rows = rows;
        this.registrations = new Registrations(set);
        this.whole = whole;
        this.owners = set.telemetry().handlers().stream()
                .collect(Collectors.groupingBy(MergedTelemetry.Handler::callbacks, Collectors.counting()));
    }

    List<HandlerSummary> summaries() {
        List<HandlerSummary> all = new ArrayList<>();
        for (int i = 0; i < set.telemetry().handlers().size(); i++) {
            all.add(summary(i));
        }
        return all;
    }

    private HandlerSummary summary(int index) {
        MergedTelemetry.Handler handler = set.telemetry().handlers().get(index);
        HandlerRows own = new HandlerRows(rows, handler);
        long same = owners.getOrDefault(handler.callbacks(), 1L);
        HandlerCost cost = new HandlerCosts(rows, own, handler).cost(whole, (int) same - 1);
        Emitters emitters = new Emitters(rows, own);
        List<Emitter> lines = emitters.lines();
        List<InTest> tests = emitters.tests();
        List<CallSite> sites = registrations.lines(index);
        CallSite registeredAt = sites.isEmpty() ? handler.createdAt() : sites.get(0);
        double count = registrations.perFork(registrations.of(index).size());
        double leaked = registrations.leaked(index);
        double duplicates = registrations.duplicates(index);
        double exceptions = exceptions(handler);
        List<String> calls = calls(own);
        List<String> registers = registers(index);
        List<HandlerFinding> findings = HandlerFindings.of(
                handler, cost, leaked, duplicates, exceptions, !registers.isEmpty(), !calls.isEmpty());
        return new HandlerSummary(
                id(handler, registeredAt),
                code(handler),
                handler.type(),
                handler.family(),
                handler.className(),
                handler.kind(),
                handler.body(),
                registeredAt,
                sites.isEmpty() ? List.of() : sites.subList(1, sites.size()),
                count,
                registrations.removed(index),
                leaked,
                registrations.fanOut(index),
                cost,
                lines,
                tests,
                calls,
                registers,
                exceptions,
                findings,
                Sentences.of(
                        name(handler),
                        handler.kind(),
                        registeredAt,
                        count,
                        cost,
                        lines,
                        findings,
                        leaked,
                        duplicates,
                        calls,
                        registers));
    }

    /** Numbers in generated names change between builds, so what tells a handler without a name is where it is, then its order. */
    private String id(MergedTelemetry.Handler handler, @Nullable CallSite registeredAt) {
        boolean named = handler.kind() == HandlerKind.NAMED || registeredAt == null;
        String where = named ? "" : " in " + registeredAt.method().replaceAll("\\$\\d+$", "");
        String name = handler.type() + " " + Names.stable(handler) + where;
        int number = ids.merge(name, 1, Integer::sum);
        return number == 1 ? name : name + HandlerChanges.NUMBER + number;
    }

    private long code(MergedTelemetry.Handler handler) {
        long code = 0;
        for (int callback : handler.callbacks()) {
            MergedFunction function = set.functions().get(callback);
            code = 31 * code
                    + (function.method() == null ? 0 : function.method().bodyHash());
        }
        return code;
    }

    private static String name(MergedTelemetry.Handler handler) {
        return Names.simple(handler.className()) + (handler.body() == null ? "" : "." + Names.simple(handler.body()));
    }

    private double exceptions(MergedTelemetry.Handler handler) {
        return registrations.perFork(set.telemetry().thrown().stream()
                .filter(thrown -> handler.callbacks().contains(thrown.function()))
                .mapToLong(MergedTelemetry.Thrown::count)
                .sum());
    }

    /** The handlers of which rows are below those of this one. */
    private List<String> calls(HandlerRows own) {
        Map<Integer, Double> nested = new LinkedHashMap<>();
        for (int top : own.topmost()) {
            rows.forEachBelow(top, row -> {
                if (rows.isCallback(row) && !own.isOfThis(row)) {
                    nested.merge(rows.function(row), rows.inclusive(row), Double::sum);
                }
            });
        }
        return nested.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed())
                .map(entry -> set.functions().get(entry.getKey()).toFunction().shortName())
                .distinct()
                .toList();
    }

    private List<String> registers(int index) {
        return set.telemetry().registrations().stream()
                .filter(made -> made.within() == index)
                .map(made -> name(set.telemetry().handlers().get(made.handler())))
                .distinct()
                .toList();
    }
}
