package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.model.Benchmark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which benchmarks of two results are the same.
 *
 * @param pairs those that both sides have
 * @param refusals why benchmarks of one name cannot be compared, in sentences; empty when all can
 * @param oneSided what only one side has, in sentences
 */
record BenchmarkPairs(List<Pair> pairs, List<String> refusals, List<String> oneSided) {

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
                found.oneSided.add(name + " is only in the " + (old.isEmpty() ? "candidate." : "baseline."));
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

    private void match(String name, List<Benchmark> before, List<Benchmark> after) {
        if (isRefused(name, "another mode", modes(before), modes(after))
                || isRefused(name, "another unit", units(before), units(after))
                || isRefused(name, "other parameters", parameters(before), parameters(after))) {
            return;
        }
        for (Benchmark now : after) {
            before.stream()
                    .filter(old -> old.mode().equals(now.mode())
                            && old.parameters().equals(now.parameters())
                            && old.unit().equals(now.unit()))
                    .findFirst()
                    .ifPresent(old -> pairs.add(new Pair(old, now)));
        }
    }

    private boolean isRefused(String name, String fact, Set<String> before, Set<String> after) {
        if (before.equals(after)) {
            return false;
        }
        refusals.add(name + " has " + fact + " on each side (" + String.join(", ", before) + " against "
                + String.join(", ", after) + "), so its scores mean different things.");
        return true;
    }

    private static Set<String> modes(List<Benchmark> benchmarks) {
        return benchmarks.stream().map(Benchmark::mode).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> units(List<Benchmark> benchmarks) {
        return benchmarks.stream().map(Benchmark::unit).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> parameters(List<Benchmark> benchmarks) {
        return benchmarks.stream()
                .map(one -> one.parameters().isEmpty()
                        ? "none"
                        : one.title().substring(one.name().length() + 1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
