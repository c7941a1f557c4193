package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.Finding;
import dev.culprit.analyzer.model.TestTally;
import dev.culprit.analyzer.scaling.Loss;
import dev.culprit.analyzer.scaling.Obstacle;
import dev.culprit.analyzer.scaling.ScalingResult;
import dev.culprit.analyzer.scaling.SettingResult;
import dev.culprit.analyzer.scaling.Standing;
import dev.culprit.flamegraph.Html;
import dev.culprit.flamegraph.Template;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings of a matrix: which is the fastest, what each takes, why it does not scale, and from which size of suite on it pays. */
final class HtmlScaling {

    private static final int NAME = 200;

    private final Amounts amounts;
    private final ScalingWords words;

    HtmlScaling(Amounts amounts) {
        this.amounts = amounts;
        this.words = new ScalingWords(amounts);
    }

    /** What the browser's window is called. */
    String title(ScalingResult result) {
        return Names.shortened("culprit: " + words.headline(result), NAME);
    }

    /** Fills the slots of {@code page} that are about the settings. */
    void fill(Template page, ScalingResult result) {
        SettingResult first = result.settings().get(0);
        page.text("matrixTone", result.decided() ? "less" : "doubt")
                .text("matrixMark", result.decided() ? "\u2605" : "?")
                .text("best", Names.shortened(ScalingWords.label(result, result.bestSetting()), NAME))
                .text(
                        "matrixWords",
                        result.decided()
                                ? "is the fastest of " + result.settings().size() + " settings"
                                : "has the smallest wall time; not decidable")
                .text(
                        "claim",
                        result.claim() == null
                                ? ""
                                : Names.visible(result.claim().claim().explanation()))
                .html("matrixChips", HtmlNotes.chips(chips(result)))
                .html("matrixReasons", HtmlNotes.list("reasons", result.reasons()))
                .text("name", Names.shortened(result.name(), NAME))
                .text("firstValue", Names.shortened(first.value(), NAME))
                .html("settings", rows(result))
                .text("legend", words.medians(result) + ". " + ScalingWords.LEGEND)
                .html("losses", losses(result))
                .html("breakEvens", HtmlNotes.items(words.breakEvens(result)))
                .html("matrixNotes", HtmlNotes.of(result.warnings()));
    }

    private List<String> chips(ScalingResult result) {
        return List.of(
                result.settings().size() + " settings",
                result.rounds() + (result.rounds() == 1 ? " round" : " rounds") + ", interleaved",
                "intervals at " + amounts.confidence(result.confidence()));
    }

    private Html rows(ScalingResult result) {
        double longest = result.settings().stream()
                .mapToDouble(setting -> setting.wall().median())
                .max()
                .orElse(1);
        return Html.join(result.settings().stream()
                .map(setting -> row(result, setting, longest))
                .toList());
    }

    private Html row(ScalingResult result, SettingResult setting, double longest) {
        Loss loss = setting.loss();
        Obstacle main = ScalingWords.obstacles(setting).isEmpty() || loss == null ? null : loss.main();
        return Template.of("setting")
                .text("kind", result.decided() && setting == result.bestSetting() ? "best" : "")
                .text("value", Names.shortened(setting.value(), NAME))
                .text("wall", amounts.duration(setting.wall().median()))
                .coordinate("width", 100 * setting.wall().median() / longest)
                .text("range", words.range(setting, " \u2026 "))
                .text("tone", tone(setting.againstFirst()))
                .text("standing", words.standing(setting.againstFirst(), " \u2026 "))
                .text("work", amounts.duration(setting.workNanos()))
                .text("wait", amounts.duration(setting.waitNanos()))
                .text("cpu", amounts.duration(setting.cpuNanos()))
                .text("cores", words.cores(setting))
                .text("efficiency", ScalingWords.efficiency(setting))
                .text("tests", tests(setting.tests()))
                .text("obstacle", main == null ? "" : obstacle(main))
                .text("pays", words.paysFrom(setting))
                .fill();
    }

    private static String tone(@Nullable Standing standing) {
        return standing == null
                ? ""
                : switch (standing.outcome()) {
                    case FASTER -> "less";
                    case SLOWER -> "more";
                    case NOT_DECIDABLE -> "quiet";
                };
    }

    private String tests(@Nullable TestTally tests) {
        return tests == null
                ? "-"
                : amounts.count(tests.run()) + " run, " + amounts.count(tests.failed()) + " failed, "
                        + amounts.count(tests.skipped()) + " skipped";
    }

    private String obstacle(Obstacle obstacle) {
        String title = ScalingWords.title(obstacle);
        return Double.isNaN(obstacle.wallNanos()) ? title : title + " " + amounts.signedDuration(obstacle.wallNanos());
    }

    private Html losses(ScalingResult result) {
        List<Html> sections = new ArrayList<>();
        for (SettingResult setting : result.settings()) {
            List<Obstacle> obstacles = ScalingWords.obstacles(setting);
            if (!obstacles.isEmpty()) {
                sections.add(loss(words.loss(result, setting), obstacles));
            }
            for (Finding finding : setting.findings()) {
                if (!finding.lines().isEmpty()) {
                    sections.add(new HtmlLines(amounts)
                            .render(
                                    words.costlier(result, setting, finding),
                                    ScalingWords.label(result, result.settings().get(0)),
                                    ScalingWords.label(result, setting),
                                    finding.lines()));
                }
            }
        }
        return Html.join(sections);
    }

    private Html loss(String title, List<Obstacle> obstacles) {
        double largest =
                obstacles.stream().mapToDouble(Obstacle::wallNanos).max().orElse(1);
        List<Html> rows = new ArrayList<>();
        for (Obstacle obstacle : obstacles) {
            boolean known = !Double.isNaN(obstacle.wallNanos());
            rows.add(Template.of("part")
                    .text("tone", known ? "more" : "rest")
                    .text("rank", Integer.toString(rows.size() + 1))
                    .text("sign", known ? "\u25b2" : "")
                    .text("delta", known ? amounts.signedDuration(obstacle.wallNanos()) : "")
                    .text("percent", "")
                    .coordinate("width", known ? 100 * obstacle.wallNanos() / largest : 0)
                    .html("who", Html.text(ScalingWords.title(obstacle)))
                    .text("why", Names.visible(obstacle.explanation()))
                    .fill());
        }
        return Template.of("loss")
                .text("title", Names.shortened(title, 2 * NAME))
                .html("rows", Html.join(rows))
                .fill();
    }
}
