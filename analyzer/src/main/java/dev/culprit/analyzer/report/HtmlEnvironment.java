package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.ComparabilityCheck;
import dev.culprit.analyzer.model.ComparabilityCheck.Level;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.MemoryUse;
import dev.culprit.analyzer.model.SideSummary;
import dev.culprit.flamegraph.Html;
import dev.culprit.flamegraph.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every checked fact side by side, then what else is known about both sides. */
final class HtmlEnvironment {

    private static final int VALUE = 2_000;

    private HtmlEnvironment() {}

    static Html of(Comparison comparison) {
        List<Html> rows = new ArrayList<>();
        comparison.comparability().forEach(check -> rows.add(row(check)));
        TreeSet<String> others =
                new TreeSet<>(comparison.baseline().environment().keySet());
        others.addAll(comparison.candidate().environment().keySet());
        others.removeAll(comparison.comparability().stream()
                .map(ComparabilityCheck::fact)
                .collect(Collectors.toSet()));
        for (String fact : others) {
            String baseline = comparison.baseline().environment().getOrDefault(fact, "");
            String candidate = comparison.candidate().environment().getOrDefault(fact, "");
            Level level = baseline.equals(candidate) ? Level.SAME : Level.NOTE;
            rows.add(row(new ComparabilityCheck(fact, baseline, candidate, level, "")));
        }
        rows.add(counted(
                "forks", comparison.baseline().forks(), comparison.candidate().forks()));
        rows.add(counted(
                "profiles",
                comparison.baseline().profiles(),
                comparison.candidate().profiles()));
        for (String fact : MemoryUse.FACTS) {
            Long before = comparison.baseline().memory().get(fact);
            Long after = comparison.candidate().memory().get(fact);
            if (before != null || after != null) {
                rows.add(row(new ComparabilityCheck(fact, bytes(before), bytes(after), Level.NOTE, "")));
            }
        }
        Html table = Template.of("facts").html("rows", Html.join(rows)).fill();
        return Template.of("environment").html("blocks", table).fill();
    }

    static Html of(SideSummary side) {
        List<Html> rows = new ArrayList<>();
        for (Map.Entry<String, String> fact : side.environment().entrySet()) {
            rows.add(Template.of("set-fact")
                    .text("fact", Names.shortened(fact.getKey(), VALUE))
                    .text("value", Names.shortened(fact.getValue(), VALUE))
                    .fill());
        }
        for (Map.Entry<String, Long> fact : side.memory().entrySet()) {
            rows.add(Template.of("set-fact")
                    .text("fact", fact.getKey())
                    .text("value", bytes(fact.getValue()))
                    .fill());
        }
        Html table = Template.of("set-facts").html("rows", Html.join(rows)).fill();
        return Template.of("environment").html("blocks", table).fill();
    }

    private static String bytes(@Nullable Long bytes) {
        return bytes == null ? "" : Amounts.UNICODE.bytes(bytes);
    }

    private static Html counted(String fact, int baseline, int candidate) {
        Level level = baseline == candidate ? Level.SAME : Level.NOTE;
        return row(new ComparabilityCheck(fact, baseline + "", candidate + "", level, ""));
    }

    private static Html row(ComparabilityCheck check) {
        return Template.of("fact")
                .text("level", check.level().name())
                .text("mark", mark(check.level()))
                .text("fact", Names.shortened(check.fact(), VALUE))
                .text("message", Names.shortened(check.message(), VALUE))
                .text("baseline", Names.shortened(check.baseline(), VALUE))
                .text("candidate", Names.shortened(check.candidate(), VALUE))
                .fill();
    }

    private static String mark(Level level) {
        return switch (level) {
            case SAME -> "=";
            case NOTE -> "\u00b7";
            case WARNING -> "!";
            case REFUSED -> "\u2715";
        };
    }
}
