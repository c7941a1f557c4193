package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.model.Budget.Statistic;
import dev.culprit.analyzer.model.GrowthLimits;
import dev.culprit.analyzer.model.GrowthLimits.Limit;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code thresholds} and {@code gate} of {@code culprit.yml}. Not thread safe. */
final class GateThresholdsReader {

    static final List<String> NAMES =
            List.of("warn", "fail", "strict", "confidence", "functions", "p50", "p95", "p99", "allocation", "memory");
    static final List<String> LIMIT = List.of("warn", "fail");

    private static final List<Statistic> PERCENTILES = List.of(Statistic.P50, Statistic.P95, Statistic.P99);
    private static final Fraction.Converter FRACTION = new Fraction.Converter();

    private final Mistakes mistakes;

    GateThresholdsReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    GateThresholds read(YamlSection file) {
        YamlSection section = new YamlSection(file.get("thresholds"), NAMES, mistakes);
        Fraction warn = section.value("warn", FRACTION);
        Fraction fail = section.value("fail", FRACTION);
        Fraction strict = section.value("strict", FRACTION);
        Fraction confidence = section.value("confidence", FRACTION);
        check(section, "fail", warn, fail, confidence);
        check(section, "strict", warn, strict, confidence);
        if (strict != null && fail != null && strict.value() > fail.value()) {
            mistakes.add(node(section, "strict"), "strict must not exceed fail");
        }
        Map<Statistic, Limit> percentiles = new EnumMap<>(Statistic.class);
        for (Statistic statistic : PERCENTILES) {
            Limit limit = limit(section, statistic.name().toLowerCase(Locale.ROOT));
            if (limit != null) {
                percentiles.put(statistic, limit);
            }
        }
        Fraction allocation = section.value("allocation", new GrowthConverter());
        Fraction memory = section.value("memory", new GrowthConverter());
        Limit peaks = memory == null ? null : new Limit(memory.value(), memory.value());
        return new GateThresholds(
                warn,
                fail,
                strict,
                confidence,
                allocation,
                new GrowthLimits(limit(section, "functions"), percentiles, peaks),
                gating(file));
    }

    private @Nullable Limit limit(YamlSection thresholds, String name) {
        if (thresholds.get(name) == null) {
            return null;
        }
        YamlSection section = new YamlSection(thresholds.get(name), LIMIT, mistakes);
        Fraction fail = section.value("fail", FRACTION);
        Fraction warn = section.value("warn", FRACTION);
        if (section.get("fail") == null) {
            mistakes.add(section.node(), "'" + name + "' needs a 'fail'");
        }
        if (fail == null || section.get("warn") != null && warn == null) {
            return null;
        }
        Fraction least = warn == null ? fail : warn;
        if (!(least.value() > 0 && least.value() <= fail.value())) {
            mistakes.add(node(section, "warn"), "warn must be above 0 and not exceed fail");
            return null;
        }
        return new Limit(least.value(), fail.value());
    }

    private static Node node(YamlSection section, String name) {
        Node node = section.get(name);
        return node == null ? section.node() : node;
    }

    private void check(
            YamlSection section,
            String name,
            @Nullable Fraction warn,
            @Nullable Fraction fail,
            @Nullable Fraction confidence) {
        if (fail == null && !name.equals("fail")) {
            return;
        }
        ThresholdOptions options = new ThresholdOptions();
        options.warn = warn;
        options.fail = fail == null ? options.fail : fail;
        options.confidence = confidence == null ? options.confidence : confidence;
        try {
            options.thresholds();
        } catch (CommandFailure e) {
            Node node = section.get("warn");
            mistakes.add(
                    node == null ? section.node() : node,
                    String.valueOf(e.getMessage()).replace("--fail", name).replace("--", ""));
        }
    }

    private Set<GateMetric> gating(YamlSection file) {
        if (file.get("gate") == null) {
            return GateMetric.ALL;
        }
        Set<GateMetric> gating = EnumSet.noneOf(GateMetric.class);
        for (Node item : file.items("gate")) {
            GateMetric metric = file.convert("gate", item, GateMetric::parse);
            if (metric != null) {
                gating.add(metric);
            }
        }
        return gating;
    }
}
