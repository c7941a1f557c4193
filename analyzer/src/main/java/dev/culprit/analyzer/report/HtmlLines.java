package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.CostlierLine;
import dev.culprit.flamegraph.Html;
import java.util.List;

/** Lines that cost more in one run than in another, as a table. */
final class HtmlLines {

    private final LineWording wording;

    HtmlLines(Amounts amounts) {
        this.wording = new LineWording(amounts);
    }

    /**
     * The table.
     *
     * @param one how to call the run that the other is held against
     * @param many how to call the other
     */
    Html render(String title, String one, String many, List<CostlierLine> lines) {
        List<Html> rows = lines.stream()
                .map(line -> HtmlTests.row(
                        LineWording.where(line),
                        LineWording.what(line),
                        wording.amount(line.baseline()),
                        wording.amount(line.candidate())))
                .toList();
        return HtmlTests.table(
                title, "Medians of the runs, summed over all threads.", rows, "line", "costs", one, many);
    }
}
