package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.Entry;
import dev.culprit.analyzer.baseline.Listing;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Baselines on standard output. */
record BaselineText(Invocation invocation) {

    private static final long DAY_MILLIS = 86_400_000;

    String saved(Entry entry) {
        return "saved " + entry.id() + ": " + what(entry);
    }

    void print(Listing listing) {
        PrintStream out = invocation.out();
        for (Entry entry : listing.entries()) {
            out.println(entry.id());
            out.println("    " + what(entry) + ", " + age(entry));
            out.println("    " + entry.facts().environment().inWords());
        }
        listing.skipped().forEach(skipped -> out.println(skipped.inWords()));
        out.println(Counts.of(listing.entries().size(), "baseline")
                + (listing.skipped().isEmpty() ? "" : ", " + listing.skipped().size() + " skipped"));
    }

    void print(Entry entry, List<String> places) {
        PrintStream out = invocation.out();
        Entry.Facts facts = entry.facts();
        out.println(entry.id());
        out.println("  branch       " + facts.branch());
        out.println("  commit       " + facts.commit());
        out.println("  saved        " + Instant.ofEpochMilli(entry.savedEpochMillis()) + " (" + age(entry)
                + ") by culprit " + facts.culprit());
        out.println("  recorded     " + counts(entry));
        facts.environment()
                .facts()
                .forEach((fact, value) -> out.println(
                        String.format(Locale.ROOT, "  %-12s %s", fact, value.isEmpty() ? "unknown" : value)));
        out.println("  all files are as they were saved:");
        places.forEach(place -> out.println("    " + place));
    }

    private String what(Entry entry) {
        return entry.facts().branch() + " at " + entry.facts().shortCommit() + ", " + counts(entry);
    }

    private static String counts(Entry entry) {
        Entry.Facts facts = entry.facts();
        String what = switch (facts.contents().kind()) {
            case PROFILES ->
                Counts.of(facts.forks(), "fork") + ", " + Counts.of(facts.tests(), "test") + ", "
                        + Counts.of(entry.profiles().size(), "profile");
            case RECORDINGS ->
                Counts.of(facts.forks(), "recording") + " of "
                        + String.join(", ", facts.contents().events());
            case BENCHMARKS -> Counts.of(facts.forks(), "fork") + " of JMH, " + Counts.of(facts.tests(), "benchmark");
        };
        return what + ", " + (entry.bytes() + 1023) / 1024 + " KB";
    }

    private String age(Entry entry) {
        long days = (invocation.clocks().epochMillis().getAsLong() - entry.savedEpochMillis()) / DAY_MILLIS;
        return days <= 0 ? "today" : days == 1 ? "1 day ago" : days + " days ago";
    }
}
