package dev.culprit.analyzer.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.Cause;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.Function;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Renders a comparison as SARIF 2.1.0: a result at the line of each culprit, and one for each broken budget. What is only suspected is
 * no result: whoever reads a review takes each for true.
 */
public final class SarifComparison {

    private static final List<Cause> CAUSES = List.of(Cause.values());
    private static final String BUDGET = "BUDGET_BROKEN";

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final Wording wording = new Wording(Amounts.ASCII, "->");
    private final String version;
    private final UnaryOperator<String> sources;

    /**
     * @param version culprit's own
     * @param sources finds a source file, given its path below a directory of sources
     */
    public SarifComparison(String version, UnaryOperator<String> sources) {
        this.version = version;
        this.sources = sources;
    }

    /** Writes {@code comparison}; {@code out} is neither flushed nor closed. */
    public void write(Comparison comparison, Writer out) throws IOException {
        List<ObjectNode> rules = new ArrayList<>();
        CAUSES.forEach(cause -> rules.add(rule(cause.name(), "A call site made the program slower: " + words(cause))));
        rules.add(rule(BUDGET, "A call takes longer than it may"));
        SarifDocument document = new SarifDocument(version, rules, invocation(comparison));
        comparison.culprits().forEach(culprit -> document.add(result(culprit, comparison.failed())));
        comparison.budgets().stream()
                .filter(checked -> checked.outcome() == Budget.Outcome.BROKEN)
                .forEach(checked -> document.add(result(checked)));
        document.write(out);
    }

    private static String words(Cause cause) {
        return cause.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private ObjectNode rule(String id, String description) {
        ObjectNode rule = nodes.objectNode();
        rule.put("id", id);
        rule.putObject("shortDescription").put("text", description);
        rule.putObject("defaultConfiguration").put("level", "warning");
        return rule;
    }

    /** The reasons are notes of the tool: a reader of the results alone would not know why there are none. */
    private ObjectNode invocation(Comparison comparison) {
        ObjectNode invocation = nodes.objectNode();
        invocation.put("executionSuccessful", true);
        invocation.put("commandLine", comparison.command());
        ArrayNode notes = invocation.putArray("toolExecutionNotifications");
        for (String reason : comparison.reasons()) {
            ObjectNode note = notes.addObject();
            note.put("level", "note");
            note.putObject("message").put("text", comparison.verdict() + ": " + Names.visible(reason));
        }
        return invocation;
    }

    private ObjectNode result(Culprit culprit, boolean failed) {
        ObjectNode result = nodes.objectNode();
        result.put("ruleId", culprit.cause().name());
        result.put("ruleIndex", CAUSES.indexOf(culprit.cause()));
        result.put("level", failed ? "error" : "warning");
        result.putObject("message").put("text", message(culprit));
        ObjectNode location = result.putArray("locations").addObject();
        CallSite place = place(culprit);
        ObjectNode physical = location.putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", Uris.path(sources.apply(source(place))));
        // A line is from 1 on; without one the place is the file.
        if (place.line() > 0) {
            physical.putObject("region").put("startLine", place.line());
        }
        putFunction(location, place.className() + "." + place.method());
        result.putObject("partialFingerprints").put("culprit/v1", fingerprint(culprit));
        return result;
    }

    private String message(Culprit culprit) {
        String explanation = culprit.explanation().isEmpty() ? wording.cause(culprit) : culprit.explanation();
        return Names.visible(wording.subject(culprit) + ": " + explanation);
    }

    /** The same line that the other reports name. */
    private static CallSite place(Culprit culprit) {
        Function function = culprit.function();
        if (culprit.calleeLine() > 0) {
            return new CallSite(function.className(), function.method(), function.file(), culprit.calleeLine());
        }
        return culprit.callSite() != null
                ? culprit.callSite()
                : new CallSite(function.className(), function.method(), function.file(), function.line());
    }

    private static void putFunction(ObjectNode location, String name) {
        ObjectNode logical = location.putArray("logicalLocations").addObject();
        logical.put("fullyQualifiedName", Names.visible(name));
        logical.put("kind", "function");
    }

    /** Without lines, which move. */
    private static String fingerprint(Culprit culprit) {
        Function function = culprit.function();
        Function callee = culprit.callee();
        return Names.visible(culprit.cause() + "@" + function.className() + "." + function.method()
                + (callee == null ? "" : ">" + callee.className() + "." + callee.method()));
    }

    private static String source(CallSite place) {
        String className = place.className();
        String file = place.file();
        String folder = className.substring(0, className.lastIndexOf('.') + 1).replace('.', '/');
        String top = className.substring(className.lastIndexOf('.') + 1).replaceAll("\\$.*", "");
        return folder + (file == null || file.isEmpty() ? top + ".java" : file);
    }

    private ObjectNode result(Budget.Checked checked) {
        ObjectNode result = nodes.objectNode();
        result.put("ruleId", BUDGET);
        result.put("ruleIndex", CAUSES.size());
        result.put("level", "error");
        result.putObject("message").put("text", Names.visible(checked.explanation()));
        putFunction(result.putArray("locations").addObject(), checked.subject());
        result.putObject("partialFingerprints")
                .put("budget/v1", Names.visible(checked.budget().text()));
        return result;
    }
}
