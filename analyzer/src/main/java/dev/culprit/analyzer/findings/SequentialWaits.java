package dev.culprit.analyzer.findings;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.Finding;
import java.util.ArrayList;
import java.util.Collections;
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
        Set<CallNode> beaten = Collections.newSetFromMap(new IdentityHashMap<>());
        savings.forEach((loop, saving) -> {
            for (CallNode above = loop.parent(); above != null; above = above.parent()) {
                Double other = savings.get(above);
                if (other != null) {
                    beaten.add(other >= saving ? loop : above);
                }
            }
        });
        Map<CallSite, List<Sequence>> sites = new LinkedHashMap<>();
        sequences.stream()
                .filter(sequence -> !beaten.contains(sequence.loop()))
                .forEach(sequence -> sites.computeIfAbsent(sequence.loop().place(), key -> new ArrayList<>())
                        .add(sequence));
        return sites;
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
                        + main.place().inWords() + ")";
        String rounds = Words.number(items, "time") + " in a row"
                + (sequences.size() == 1 ? "" : " on " + sequences.size() + " occasions");
        return site.inWords() + " waits for " + what + " " + rounds + ", " + Words.duration(nanos)
                + " in all"
                + Tests.where(sequences.stream().map(Sequence::loop).toList()) + meanwhile(idle(suite, sequences))
                + "; all at the same time they would take " + Words.duration(overlapped)
                + ", if none needs the one before it.";
    }

    private static String meanwhile(double idle) {
        if (Double.isInfinite(idle)) {
            return "";
        }
        return idle < Limits.IDLE
                ? ", while the machine is busy"
                : ", while " + Words.digits(idle) + " processors are idle";
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
