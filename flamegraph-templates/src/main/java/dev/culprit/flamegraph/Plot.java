package dev.culprit.flamegraph;

/** uPlot, which draws the page's curves: its script and style as its WebJar has them. */
final class Plot {

    private static final String DIST = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

    private Plot() {}

    /** Its first line is a comment with an address; pages have none, so that a search for one finds requests. */
    static String script() {
        String script = Resources.text(DIST + "uPlot.iife.min.js");
        return "/* uPlot 1.6.30, copyright Leon Sorokin, MIT licence */\n" + script.substring(script.indexOf('\n') + 1)
                + "\n";
    }

    static String style() {
        return Resources.text(DIST + "uPlot.min.css");
    }
}
