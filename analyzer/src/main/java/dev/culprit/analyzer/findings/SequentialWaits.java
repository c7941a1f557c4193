package dev.culprit.analyzer.findings;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.Finding;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A line that waits for one thing after the other although they could be waited for together. */
final class SequentialWaits implements Rule {

    static final String NAME = "SEQUENTIAL_WAITS";

    @Override
    public List<Finding> check(Suite suite) {
        return found(suite).keySet().stream().toList();
    }

    /** The waits that are part of what the rule names, and so need no other explanation. */
    static Set<CallNode> explained(Suite suite) {
        return found(suite).values().stream()
                .flatMap(List::stream)
                .flatMap(Sequence::waitsOfItems)
                .collect(Collectors.toSet());
    }

    private static Map<Finding, List<Sequence>> found(Suite suite) {
        Map<Finding, List<Sequence>> found = new LinkedHashMap<>();
        best(suite, Sequences.of(suite)).forEach((site, sequences) -> {
            Finding finding = finding(suite, site, sequences);
            if (suite.isMaterial(finding.savingNanos())) {
                found.put(finding, sequences);
            }
        });
        return found;
    }

    /** By their line; of a sequence within the items of another one, the one that saves more. */
    private static Map<CallSite, List<Sequence>> best(Suite suite, List<Sequence> sequences) {
        Map<CallNode, Double> savings = new IdentityHashMap<>();
        sequences.forEach(sequence -> savings.merge(sequence.loop(), saving(suite, sequence), Double::sum));
        Map<CallSite, List<Sequence>> sites = new LinkedHashMap<>();
        for (Sequence sequence : sequences) {
            CallNode loop = sequence.loop();
            boolean beaten = savings.entrySet().stream()
                    .anyMatch(other -> beats(other.getKey(), other.getValue(), loop, savings.getOrDefault(loop, 0.0)));
            if (!beaten) {
                sites.computeIfAbsent(loop.place(), key -> new ArrayList<>()).add(sequence);
            }
        }
        return sites;
    }

    private static boolean beats(CallNode other, double otherSaving, CallNode loop, double saving) {
        boolean above = other != loop && loop.isBelow(other);
        boolean below = other != loop && other.isBelow(loop);
        return above && otherSaving >= saving || below && otherSaving > saving;
    }

    private static double saving(Suite suite, Sequence sequence) {
        return sequence.nanos() - sequence.overlappedNanos(suite.load(sequence.jvm()));
    }

    private static Finding finding(Suite suite, CallSite site, List<Sequence> sequences) {
        double nanos = 0;
        double overlapped = 0;
        long items = 0;
        for (Sequence sequence : sequences) {
            double start = sequence.startNanos();
            Load load = suite.load(sequence.jvm());
            nanos += suite.wallOf(sequence.jvm(), start, start + sequence.nanos(), sequence.nanos());
            overlapped += suite.wallOf(sequence.jvm(), start, start + sequence.nanos(), sequence.overlappedNanos(load));
            items = Math.max(items, sequence.items().size());
        }
        List<CallNode> calls = sequences.stream().map(Sequence::loop).toList();
        return Tests.finding(
                NAME,
                calls,
                site,
                nanos,
                nanos - overlapped,
                explanation(suite, site, sequences, items, nanos, overlapped));
    }

    private static String explanation(
            Suite suite, CallSite site, List<Sequence> sequences, long items, double nanos, double overlapped) {
        Sequence first = sequences.get(0);
        CallNode main = first.main();
        String what = first.loop() == main
                ? main.frame().shortName()
                : first.loop().frame().shortName() + " (" + main.frame().shortName() + " at "
                        + Words.place(main.place()) + ")";
        String rounds = sequences.size() == 1
                ? Words.number(items, "time")
                : Words.number(sequences.size(), "time") + " up to " + Words.number(items, "time");
        boolean known = suite.load(first.jvm()).isMachineKnown();
        return Words.place(site) + " waits for " + what + " " + rounds + " in a row, " + Words.duration(nanos)
                + " in all"
                + Tests.where(sequences.stream().map(Sequence::loop).toList()) + ", while "
                + (known
                        ? Words.digits(idle(suite, sequences)) + " processors are idle"
                        : "how busy the machine is, is not known")
                + "; all at the same time they would take " + Words.duration(overlapped)
                + ", if none needs the one before it.";
    }

    private static double idle(Suite suite, List<Sequence> sequences) {
        double nanos = 0;
        double idle = 0;
        for (Sequence sequence : sequences) {
            double start = sequence.startNanos();
            nanos += sequence.nanos();
            idle += sequence.nanos() * suite.load(sequence.jvm()).idle(start, start + sequence.nanos());
        }
        return idle / Math.max(1, nanos);
    }
}
