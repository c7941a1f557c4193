package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.model.Benchmark;
import dev.culprit.analyzer.model.UncomparedBenchmark;
import dev.culprit.analyzer.model.UncomparedBenchmark.Why;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which benchmarks of two results are the same.
 *
 * @param pairs those that both sides have
 * @param refusals those of one name whose scores mean different things
 * @param oneSided what only one side has
 */
record BenchmarkPairs(List<Pair> pairs, List<UncomparedBenchmark> refusals, List<UncomparedBenchmark> oneSided) {

    record Pair(Benchmark baseline, Benchmark candidate) {}

    static BenchmarkPairs of(List<Benchmark> baseline, List<Benchmark> candidate) {
        Map<String, List<Benchmark>> before = byName(baseline);
        Map<String, List<Benchmark>> after = byName(candidate);
        BenchmarkPairs found = new BenchmarkPairs(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        for (String name : names) {
            List<Benchmark> old = before.getOrDefault(name, List.of());
            List<Benchmark> now = after.getOrDefault(name, List.of());
            if (old.isEmpty() || now.isEmpty()) {
                found.addOneSided(name, old.isEmpty() ? Why.ONLY_CANDIDATE : Why.ONLY_BASELINE);
            } else {
                found.match(name, old, now);
            }
        }
        return found;
    }

    private static Map<String, List<Benchmark>> byName(List<Benchmark> benchmarks) {
        return benchmarks.stream()
                .collect(Collectors.groupingBy(Benchmark::name, LinkedHashMap::new, Collectors.toList()));
    }

    private void addOneSided(String name, Why why) {
        String side = why == Why.ONLY_CANDIDATE ? "candidate" : "baseline";
        oneSided.add(new UncomparedBenchmark(name, why, name + " is only in the " + side + "."));
    }

    private void match(String name, List<Benchmark> before, List<Benchmark> after) {
        List<Benchmark> removed = new ArrayList<>(before);
        List<Benchmark> added = new ArrayList<>();
        for (Benchmark now : after) {
            removed.stream()
                    .filter(old -> isSame(old, now))
                    .findFirst()
                    .ifPresentOrElse(
                            old -> {
                                pairs.add(new Pair(old, now));
                                removed.remove(old);
                            },
                            () -> added.add(now));
        }
        // What is left of a name of which something is compared was added or removed; where nothing is, it was measured
        // otherwise.
        boolean paired = removed.size() < before.size();
        if (paired || !isRefused(name, before, after)) {
            refuseOtherUnits(removed, added);
            added.forEach(now -> addOneSided(named(now), Why.ONLY_CANDIDATE));
            removed.forEach(old -> addOneSided(named(old), Why.ONLY_BASELINE));
        }
    }

    private void refuseOtherUnits(List<Benchmark> removed, List<Benchmark> added) {
        for (Benchmark now : List.copyOf(added)) {
            removed.stream()
                    .filter(old -> named(old).equals(named(now)))
                    .findFirst()
                    .ifPresent(old -> {
                        refuse(named(now), "another unit", old.unit(), now.unit());
                        removed.remove(old);
                        added.remove(now);
                    });
        }
    }

    private boolean isRefused(String name, List<Benchmark> before, List<Benchmark> after) {
        return isRefused(name, "another mode", Benchmark::mode, before, after)
                || isRefused(name, "another unit", Benchmark::unit, before, after)
                || isRefused(name, "other parameters", BenchmarkPairs::parameters, before, after);
    }

    private static boolean isSame(Benchmark old, Benchmark now) {
        return old.mode().equals(now.mode())
                && old.parameters().equals(now.parameters())
                && old.unit().equals(now.unit());
    }

    private static String named(Benchmark benchmark) {
        return benchmark.title() + " " + benchmark.mode();
    }

    private boolean isRefused(
            String name,
            String fact,
            Function<Benchmark, String> value,
            List<Benchmark> before,
            List<Benchmark> after) {
        Set<String> old = values(before, value);
        Set<String> now = values(after, value);
        if (old.equals(now)) {
            return false;
        }
        refuse(name, fact, String.join(", ", old), String.join(", ", now));
        return true;
    }

    private void refuse(String name, String fact, String old, String now) {
        refusals.add(new UncomparedBenchmark(
                name,
                Why.MEASURED_OTHERWISE,
                name + " has " + fact + " on each side (" + old + " against " + now
                        + "), so its scores mean different things."));
    }

    private static Set<String> values(List<Benchmark> benchmarks, Function<Benchmark, String> value) {
        return benchmarks.stream().map(value).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String parameters(Benchmark benchmark) {
        return benchmark.parameters().isEmpty()
                ? "none"
                : benchmark.title().substring(benchmark.name().length() + 1);
    }
}
