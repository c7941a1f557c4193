package dev.culprit.flamegraph;

import java.io.IOException;
import java.io.Writer;

/**
 * A whole page of series over commits: one file that makes no request, under the same policy as {@link Page}. What is measured is in the
 * attributes of its tables, so nothing has to be unpacked.
 *
 * @param title of the window
 * @param content what is readable without the script
 */
public record SeriesPage(String title, Html content) {

    /** Writes the page; {@code out} is neither flushed nor closed. It must encode as UTF-8. */
    public void write(Writer out) throws IOException {
        out.write(Page.fill(title, Style.ofSeries(), content, Html.EMPTY, Script.ofSeries()));
    }
}
