package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.model.Function;
import dev.culprit.flamegraph.Html;
import dev.culprit.flamegraph.Sources;
import dev.culprit.flamegraph.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where both sides' sources can be read.
 *
 * @param baseline its sources
 * @param candidate its sources
 */
public record SourceLinks(SourceTree baseline, SourceTree candidate) {

    public static final SourceLinks NONE = new SourceLinks(SourceTree.UNKNOWN, SourceTree.UNKNOWN);

    /**
     * A place of a culprit's story, as a link where its address is known.
     *
     * @param culprit what the candidate no longer calls is in the baseline
     * @param place what to call it
     */
    Html link(@Nullable CallSite site, Culprit culprit, String place) {
        boolean removed = culprit.candidateCalls() == 0 && culprit.baselineCalls() > 0;
        String url =
                site == null ? "" : (removed ? baseline : candidate).url(site.className(), site.file(), site.line());
        return url.isEmpty()
                ? Template.of("no-source").text("place", place).fill()
                : Template.of("source").text("url", url).text("place", place).fill();
    }

    /** What the page's script needs to know the same of the functions of {@code tree}. */
    Sources of(DiffTree tree) {
        if (baseline.isEmpty() && candidate.isEmpty()) {
            return Sources.NONE;
        }
        Map<String, Sources.File> files = new LinkedHashMap<>();
        for (DiffTree.Frame frame : tree.frames()) {
            Function function = frame.function();
            String name = SourceTree.folder(function.className()) + function.file();
            if (function.file() != null && !files.containsKey(name)) {
                files.put(
                        name,
                        new Sources.File(
                                name,
                                baseline.path(function.className(), function.file()),
                                candidate.path(function.className(), function.file())));
            }
        }
        List<Sources.File> known = new ArrayList<>(files.values());
        known.removeIf(file -> file.baseline().isEmpty() && file.candidate().isEmpty());
        return new Sources(baseline.template(), candidate.template(), known);
    }
}
