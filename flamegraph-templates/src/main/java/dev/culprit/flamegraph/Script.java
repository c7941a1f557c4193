package dev.culprit.flamegraph;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The page's one script. The sources are ES modules, each of which runs as it is in an editor or a test; here they are put
 * one after the other into one function scope, without their import lines and export words. So no tool but Java is needed
 * to build, and nothing but the page to open it: browsers refuse to load modules from {@code file://}.
 */
final class Script {

    /** Each module imports only from modules before it. */
    static final List<String> MODULES = List.of(
            "dom",
            "copying",
            "numbers",
            "names",
            "columns",
            "unpack",
            "load",
            "measure",
            "tree",
            "parts",
            "palette",
            "folds",
            "paths",
            "search",
            "view",
            "boxes",
            "canvas",
            "sizes",
            "tooltip",
            "detail",
            "mirror",
            "toolbar",
            "controls",
            "keyboard",
            "pane",
            "neighbours",
            "sandwich",
            "grid",
            "functions",
            "callsites",
            "exports",
            "curves",
            "tabs",
            "theme",
            "links",
            "sources",
            "spans",
            "timeline",
            "main");

    /** What a page of series runs. */
    static final List<String> SERIES = List.of("dom", "copying", "numbers", "theme", "series");

    /** What a page of scores runs. */
    static final List<String> SCORES = List.of("dom", "copying", "theme", "scores");

    /** What the worker runs, in its own scope: it reads columns and answers with arrays. */
    static final List<String> UNPACKER = List.of("columns", "unpack");

    private static final Pattern IMPORT = Pattern.compile("(?m)^import [^;]*;\n");
    /** Whole lines: the sources have their comments there, and no text of several lines. */
    private static final Pattern COMMENT = Pattern.compile("(?m)^ *(//.*|/\\*\\*.*\\*/|/\\*\\*.*(\n *\\*.*)*)\n");

    private static final Pattern INDENT = Pattern.compile("(?m)^ +");
    private static final Pattern EXPORT = Pattern.compile("(?m)^export (?=(async )?function|class|const|let)");

    private Script() {}

    /** The script of a page with these parts. */
    static String bundle(Set<Part> parts) {
        List<String> modules = new ArrayList<>(MODULES);
        EnumSet.complementOf(parts.isEmpty() ? EnumSet.noneOf(Part.class) : EnumSet.copyOf(parts))
                .forEach(missing -> modules.removeAll(missing.modules()));
        return bundle(parts.contains(Part.CURVES) ? Plot.script() : "", modules);
    }

    /** The script of a page of series. */
    static String ofSeries() {
        return bundle(Plot.script(), SERIES);
    }

    /** The script of a page of scores. */
    static String ofScores() {
        return bundle("", SCORES);
    }

    private static String bundle(String plot, List<String> modules) {
        return "(() => {\n'use strict';\n" + plot + inlined(modules) + "})();\n";
    }

    static String unpacker() {
        return "'use strict';\n" + inlined(UNPACKER) + "answer(self);\n";
    }

    private static String inlined(List<String> modules) {
        StringBuilder script = new StringBuilder();
        for (String module : modules) {
            script.append(inlined(Resources.text("js/" + module + ".js")));
        }
        return script.toString();
    }

    static String inlined(String module) {
        String script = EXPORT.matcher(IMPORT.matcher(module).replaceAll("")).replaceAll("");
        return INDENT.matcher(COMMENT.matcher(script).replaceAll("")).replaceAll("");
    }
}
