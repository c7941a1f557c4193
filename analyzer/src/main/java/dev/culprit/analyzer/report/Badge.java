package dev.culprit.analyzer.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.analyzer.model.BenchmarkComparison;
import dev.culprit.analyzer.model.Claim;
import dev.culprit.analyzer.model.ComparedBenchmark;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * A verdict in two words: as JSON for the endpoint badge of shields.io (schema version 1), or as a picture. Green is only what was
 * compared as a whole and does not close the gate; what was not is grey.
 */
public final class Badge {

    private static final String LABEL = "culprit";

    /** What a letter of 11 pixels takes on average in Verdana, and what is left free around a text. */
    private static final double LETTER = 6.8;

    private static final int AROUND = 10;

    private final String message;
    private final Colour colour;

    private enum Colour {
        GREEN("brightgreen", "#4c1"),
        YELLOW("yellow", "#a4870a"),
        RED("red", "#c0392b"),
        GREY("lightgrey", "#6b6b6b");

        private final String named;
        private final String code;

        Colour(String named, String code) {
            this.named = named;
            this.code = code;
        }
    }

    private Badge(String message, Colour colour) {
        this.message = message;
        this.colour = colour;
    }

    /** That of {@code comparison}. */
    public static Badge of(Comparison comparison) {
        double ratio = Wording.change(comparison);
        String change = Double.isNaN(ratio) ? "" : " " + Amounts.ASCII.change(ratio);
        Badge badge = of(comparison.verdict(), comparison.failed(), change);
        if (comparison.failed()) {
            return badge;
        }
        if (comparison.breaksABudget()) {
            return new Badge("budget broken", Colour.RED);
        }
        if (comparison.closesTheGate()) {
            return new Badge("claim refuted", Colour.RED);
        }
        if (comparison.verdict().isDecided() && !comparison.isComplete()) {
            return badge.incomplete();
        }
        return comparison.claim() != null && comparison.claim().outcome() == Claim.Outcome.UNDECIDED
                ? new Badge("claim undecided", Colour.GREY)
                : badge;
    }

    /** That of compared benchmarks. */
    public static Badge of(BenchmarkComparison comparison) {
        ComparedBenchmark changed = BenchmarkWords.changed(comparison);
        Badge badge = of(
                comparison.verdict(),
                comparison.failed(),
                changed == null ? "" : " " + Amounts.ASCII.change(changed.ratio()));
        boolean whole = comparison.failed() || !comparison.verdict().isDecided() || comparison.isDecided();
        return whole ? badge : badge.incomplete();
    }

    private Badge incomplete() {
        return new Badge(message + ", incomplete", Colour.GREY);
    }

    private static Badge of(Verdict verdict, boolean failed, String change) {
        String words = verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return switch (verdict) {
            case REGRESSED -> new Badge(words + change, failed ? Colour.RED : Colour.YELLOW);
            case IMPROVED -> new Badge(words + change, Colour.GREEN);
            case UNCHANGED -> new Badge(words, Colour.GREEN);
            case INCONCLUSIVE, NOT_COMPARABLE, NO_BASELINE -> new Badge(words, Colour.GREY);
        };
    }

    /** Writes JSON; {@code out} is neither flushed nor closed. */
    public void writeJson(Writer out) throws IOException {
        ObjectNode badge = JsonNodeFactory.instance.objectNode();
        badge.put("schemaVersion", 1);
        badge.put("label", LABEL);
        badge.put("message", message);
        badge.put("color", colour.named);
        out.write(badge.toPrettyString() + "\n");
    }

    /** Writes SVG; {@code out} is neither flushed nor closed. All texts are words and numbers of culprit's own. */
    public void writeSvg(Writer out) throws IOException {
        int left = width(LABEL);
        int right = width(message);
        String picture = template();
        for (Map.Entry<String, String> value : Map.of(
                        "width", Integer.toString(left + right),
                        "left", Integer.toString(left),
                        "right", Integer.toString(right),
                        "leftMiddle", Integer.toString(left / 2),
                        "rightMiddle", Integer.toString(left + right / 2),
                        "label", LABEL,
                        "message", message,
                        "colour", colour.code)
                .entrySet()) {
            picture = picture.replace("{" + value.getKey() + "}", value.getValue());
        }
        out.write(picture);
    }

    private static int width(String text) {
        return (int) Math.ceil(LETTER * text.length()) + AROUND;
    }

    private static String template() throws IOException {
        try (InputStream in = Badge.class.getResourceAsStream("/templates/badge.svg")) {
            if (in == null) {
                throw new IOException("the jar has no templates/badge.svg");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
