package dev.culprit.samples.action;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What GitHub puts in for <code>${{ … }}</code>, as far as this project's files use it: names, texts, {@code ==}, {@code !=}, {@code &&}, {@code
 * ||} and parentheses (docs.github.com, "Evaluate expressions"). Anything else is refused.
 */
final class Expression {

    private static final Pattern PLACE = Pattern.compile("\\$\\{\\{(.*?)}}");
    private static final Pattern TOKEN = Pattern.compile("\\s*('(?:[^']|'')*'|[A-Za-z_][\\w.-]*|==|!=|&&|\\|\\||[()])");

    private final Matcher tokens;
    private final String text;
    private final Map<String, Object> context;
    private String token;

    private Expression(String text, Map<String, Object> context) {
        this.text = text;
        this.context = context;
        this.tokens = TOKEN.matcher(text);
        this.token = "";
        advance();
    }

    /** {@code text} with all places filled. */
    static String fill(String text, Map<String, Object> context) {
        return PLACE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(evaluate(found.group(1), context)));
    }

    /** Whether a condition holds. */
    static boolean holds(String condition, Map<String, Object> context) {
        return isTrue(evaluate(condition, context));
    }

    private static String evaluate(String text, Map<String, Object> context) {
        Expression expression = new Expression(text.strip(), context);
        String value = expression.or();
        if (!expression.token.isEmpty()) {
            throw new IllegalArgumentException("not understood: " + text);
        }
        return value;
    }

    private void advance() {
        int from = token.isEmpty() ? 0 : tokens.end();
        if (from == text.length()) {
            token = "";
        } else if (tokens.find(from) && text.substring(from, tokens.start()).isBlank()) {
            token = tokens.group(1);
        } else {
            throw new IllegalArgumentException("not understood: " + text);
        }
    }

    private boolean take(String wanted) {
        if (!token.equals(wanted)) {
            return false;
        }
        advance();
        return true;
    }

    private String or() {
        String value = and();
        while (take("||")) {
            String other = and();
            value = isTrue(value) ? value : other;
        }
        return value;
    }

    private String and() {
        String value = comparison();
        while (take("&&")) {
            String other = comparison();
            value = isTrue(value) ? other : value;
        }
        return value;
    }

    private String comparison() {
        String value = operand();
        if (take("==")) {
            return Boolean.toString(value.equalsIgnoreCase(operand()));
        }
        if (take("!=")) {
            return Boolean.toString(!value.equalsIgnoreCase(operand()));
        }
        return value;
    }

    private String operand() {
        if (take("(")) {
            String value = or();
            if (!take(")")) {
                throw new IllegalArgumentException("no ')' in " + text);
            }
            return value;
        }
        String taken = token;
        advance();
        return taken.startsWith("'") ? taken.substring(1, taken.length() - 1).replace("''", "'") : named(taken);
    }

    private String named(String name) {
        Object value = context;
        for (String part : name.split("\\.")) {
            value = value instanceof Map<?, ?> map ? map.get(part) : null;
        }
        return value == null ? "" : value.toString();
    }

    private static boolean isTrue(String value) {
        return !value.isEmpty() && !value.equals("false");
    }
}
