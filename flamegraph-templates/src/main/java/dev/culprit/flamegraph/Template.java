package dev.culprit.flamegraph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTML template with named slots. <code>{{name}}</code> takes text and escapes it, <code>{{{name}}}</code> takes
 * {@link Html}. Every slot must be filled and every value must have a slot.
 */
public final class Template {

    private static final Pattern SLOT = Pattern.compile("\\{\\{(\\{?)([A-Za-z0-9]+)}}}?");

    private final String name;
    private final String markup;
    private final Map<String, String> values = new HashMap<>();

    private Template(String name, String markup) {
        this.name = name;
        this.markup = markup;
    }

    /** @param name of a resource below {@code html/}, without its suffix */
    public static Template of(String name) {
        return new Template(name, Resources.text("html/" + name + ".html"));
    }

    static Template ofMarkup(String name, String markup) {
        return new Template(name, markup);
    }

    /** Fills a slot with text, which is escaped. */
    public Template text(String slot, String text) {
        values.put("{{" + slot + "}}", Html.text(text).toString());
        return this;
    }

    /** Fills a slot with a coordinate: one decimal suffices, since a unit is about a pixel. */
    public Template coordinate(String slot, double number) {
        return text(slot, String.valueOf(Math.round(number * 10) / 10.0));
    }

    /** Fills a slot with HTML. */
    public Template html(String slot, Html html) {
        values.put("{{{" + slot + "}}}", html.toString());
        return this;
    }

    /** @throws IllegalStateException naming the slots without a value and the values without a slot */
    public Html fill() {
        Set<String> unused = new HashSet<>(values.keySet());
        StringBuilder filled = new StringBuilder(markup.length() * 2);
        Matcher slots = SLOT.matcher(markup);
        while (slots.find()) {
            String value = values.get(slots.group());
            if (value == null) {
                throw new IllegalStateException("template " + name + ": nothing fills " + slots.group());
            }
            unused.remove(slots.group());
            slots.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        slots.appendTail(filled);
        if (!unused.isEmpty()) {
            throw new IllegalStateException("template " + name + ": no slot for " + unused);
        }
        return new Html(filled.toString());
    }
}
