package dev.culprit.analyzer.formats.flame;

import dev.culprit.analyzer.formats.input.Amounts;
import dev.culprit.analyzer.samples.SampleUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the page says of its boxes: its heading, and the unit of their widths. */
final class PageTexts {

    private static final Pattern HEADING = Pattern.compile("<h1[^>]*>(.*)</h1>");
    private static final Pattern UNITS = Pattern.compile("(?:const|let|var) units = '([^']*)'");

    private String heading = "";
    private String units = "samples";

    void look(String line) {
        if (line.startsWith("<h1")) {
            Matcher matcher = HEADING.matcher(line);
            heading = matcher.find() ? matcher.group(1).toLowerCase(Locale.ROOT) : heading;
        } else if (line.contains(" units = '")) {
            Matcher matcher = UNITS.matcher(line);
            units = matcher.find() ? matcher.group(1) : units;
        }
    }

    /** The event's name, by the headings that async-profiler writes. */
    String eventName() {
        if (heading.contains("wall clock")) {
            return "wall";
        }
        if (heading.contains("alloc")) {
            return "alloc";
        }
        if (heading.contains("lock")) {
            return "lock";
        }
        return heading.contains("cpu") ? "cpu" : "samples";
    }

    SampleUnit unit() {
        return Amounts.of(units).unit();
    }

    /** How many samples a width is: itself, unless it is an amount, which may be any number of them. */
    long samples(long width) {
        return unit() == SampleUnit.SAMPLES ? width : 1;
    }
}
