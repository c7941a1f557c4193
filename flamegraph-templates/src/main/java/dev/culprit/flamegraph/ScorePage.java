package dev.culprit.flamegraph;

import java.io.IOException;
import java.io.Writer;

/**
 * A whole page of scores of benchmarks: one file that makes no request, under the same policy as {@link Page}.
 *
 * @param title of the window
 * @param content all of it, readable without the script
 */
public record ScorePage(String title, Html content) {

    /** Writes the page; {@code out} is neither flushed nor closed. It must encode as UTF-8. */
    public void write(Writer out) throws IOException {
        out.write(Page.fill(title, Style.ofScores(), content, Html.EMPTY, Script.ofScores()));
    }
}
