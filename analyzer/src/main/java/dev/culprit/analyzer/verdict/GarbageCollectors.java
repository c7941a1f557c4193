package dev.culprit.analyzer.verdict;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which garbage collector the names of a JVM's memory managers stand for. The names are those of its parts, in no promised
 * order, and a newer JDK adds some: G1 has two in JDK 17 and three from JDK 20 on ({@code G1 Concurrent GC}, JDK-8297247).
 */
final class GarbageCollectors {

    private static final Map<String, String> BY_PREFIX = Map.of(
            "G1 ", "G1",
            "PS ", "Parallel",
            "Copy", "Serial",
            "MarkSweepCompact", "Serial",
            "ZGC Cycles", "ZGC",
            "ZGC Pauses", "ZGC",
            "ZGC M", "generational ZGC",
            "Shenandoah ", "Shenandoah",
            "Epsilon ", "Epsilon");

    private GarbageCollectors() {}

    /** {@code names} is joined by {@code +}; what is not known is given by its names in alphabetical order. */
    static String of(String names) {
        List<String> parts =
                Arrays.stream(names.split("\\+")).map(String::strip).sorted().toList();
        List<String> known =
                parts.stream().map(GarbageCollectors::collector).distinct().toList();
        boolean oneCollector = known.size() == 1 && !known.get(0).isEmpty();
        return oneCollector ? known.get(0) : parts.stream().collect(Collectors.joining("+"));
    }

    private static String collector(String part) {
        return BY_PREFIX.entrySet().stream()
                .filter(entry -> part.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
