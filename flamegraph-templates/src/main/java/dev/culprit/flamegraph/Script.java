package dev.culprit.flamegraph;

import java.util.List;
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
            "numbers",
            "names",
            "columns",
            "tree",
            "gate",
            "layout",
            "palette",
            "paths",
            "search",
            "view",
            "canvas",
            "sizes",
            "tooltip",
            "detail",
            "mirror",
            "toolbar",
            "keyboard",
            "functions",
            "tabs",
            "theme",
            "links",
            "spans",
            "timeline",
            "main");

    private static final Pattern IMPORT = Pattern.compile("(?m)^import [^;]*;\n");
    private static final Pattern EXPORT = Pattern.compile("(?m)^export (?=(async )?function|class|const|let)");

    private Script() {}

    static String bundle() {
        StringBuilder script = new StringBuilder("(() => {\n'use strict';\n");
        for (String module : MODULES) {
            script.append("// ").append(module).append(".js\n");
            script.append(inlined(Resources.text("js/" + module + ".js")));
        }
        return script.append("})();\n").toString();
    }

    static String inlined(String module) {
        return EXPORT.matcher(IMPORT.matcher(module).replaceAll("")).replaceAll("");
    }
}
