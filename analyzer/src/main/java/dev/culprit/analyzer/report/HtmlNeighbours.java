package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.model.DiffTree.Frame.Kind;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.report.Neighbours.Neighbour;
import dev.culprit.analyzer.report.Neighbours.Neighbourhood;
import dev.culprit.flamegraph.Html;
import dev.culprit.flamegraph.Template;
import java.util.ArrayList;
import java.util.List;

/** One function between its callers above and its callees below: a bar per side each, all on one scale. */
final class HtmlNeighbours {

    private static final int MOST = 5;
    private static final int NAME = 200;

    private final Amounts amounts;
    private final Neighbours neighbours;

    HtmlNeighbours(Amounts amounts, DiffTree tree) {
        this.amounts = amounts;
        neighbours = new Neighbours(tree);
    }

    /** Empty when the function is not in the tree. */
    Html render(Function function) {
        Neighbourhood around = neighbours.of(function);
        if (around == null) {
            return Html.EMPTY;
        }
        double largest = Math.max(around.itself().baseline(), around.itself().candidate());
        for (Neighbour callee : around.callees()) {
            largest = Math.max(largest, Math.max(callee.baseline(), callee.candidate()));
        }
        List<Html> rows = new ArrayList<>();
        addSide(rows, "caller", around.callers(), largest);
        rows.add(row("itself", around.itself(), largest));
        addSide(rows, "callee", around.callees(), largest);
        return Template.of("neighbours").html("rows", Html.join(rows)).fill();
    }

    private void addSide(List<Html> rows, String kind, List<Neighbour> all, double largest) {
        for (Neighbour neighbour : all.subList(0, Math.min(MOST, all.size()))) {
            rows.add(row(kind, neighbour, largest));
        }
        List<Neighbour> others = all.subList(Math.min(MOST, all.size()), all.size());
        if (!others.isEmpty()) {
            rows.add(row(
                    kind,
                    amounts.count(others.size()) + " others",
                    others.stream().mapToDouble(Neighbour::baseline).sum(),
                    others.stream().mapToDouble(Neighbour::candidate).sum(),
                    largest));
        }
    }

    private Html row(String kind, Neighbour neighbour, double largest) {
        Function function = neighbour.frame().function();
        String name = neighbour.frame().kind() == Kind.TRUNCATED ? "(deeper calls)" : function.shortName();
        return row(kind, name, neighbour.baseline(), neighbour.candidate(), largest);
    }

    private Html row(String kind, String name, double before, double after, double largest) {
        double scale = largest > 0 ? 100 / largest : 0;
        return Template.of("neighbour")
                .text("kind", kind)
                .text("name", Names.shortened(name, NAME))
                .text("sign", HtmlParts.sign(after - before))
                .coordinate("before", Math.min(100, before * scale))
                .coordinate("after", Math.min(100, after * scale))
                .text("baseline", amounts.duration(before))
                .text("candidate", amounts.duration(after))
                .text("delta", before == after ? "=" : amounts.signedDuration(after - before))
                .fill();
    }
}
