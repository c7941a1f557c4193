package dev.culprit.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * What must hold in every profile, whatever the program. The files are read as docs/profile-format.md describes them, not with
 * culprit's own classes.
 */
final class ProfileCheck {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ProfileCheck() {}

    /** What is wrong with the profiles in {@code set}, one line each; empty if all is well. */
    static List<String> failures(Path set) throws IOException {
        List<String> failures = new ArrayList<>();
        List<Path> profiles = files(set);
        if (profiles.isEmpty()) {
            failures.add(set + " has no profile");
        }
        for (Path profile : profiles) {
            check(profile, failures);
        }
        return failures;
    }

    /** The profiles of a set. */
    static List<Path> files(Path set) throws IOException {
        try (Stream<Path> files = Files.walk(set)) {
            return files.filter(file -> file.toString().endsWith(".culprit"))
                    .sorted()
                    .toList();
        }
    }

    /** A member of a profile; an empty one when the profile has none of that name. */
    static JsonNode member(Path profile, String name) throws IOException {
        try (ZipFile zip = new ZipFile(profile.toFile())) {
            return zip.getEntry(name) == null ? JSON.createObjectNode() : member(zip, name);
        }
    }

    private static void check(Path profile, List<String> failures) throws IOException {
        try (ZipFile zip = new ZipFile(profile.toFile())) {
            JsonNode completeness = member(zip, "manifest.json").path("completeness");
            if (!completeness.path("complete").asBoolean()
                    || completeness.path("suppressedErrors").asLong(-1) != 0) {
                failures.add(profile.getFileName() + " is incomplete, or probes failed: " + completeness);
            }
            for (JsonNode group : member(zip, "calltree.json").path("threadGroups")) {
                checkTree(profile.getFileName() + " " + group.path("name").asText(), new Rows(group), failures);
            }
        }
    }

    private static void checkTree(String where, Rows rows, List<String> failures) {
        long[] childTotals = new long[rows.size()];
        for (int row = rows.size() - 1; row >= 0; row--) {
            long total = rows.value(row, "totalNanos");
            long self = rows.value(row, "selfNanos");
            if (self < 0 || self > total) {
                failures.add(
                        where + " row " + row + ": self " + self + " ns is not within the total of " + total + " ns");
            }
            if (childTotals[row] > total) {
                failures.add(where + " row " + row + ": children " + childTotals[row] + " ns exceed the total " + total
                        + " ns");
            }
            int parent = (int) rows.value(row, "parent");
            if (parent >= 0) {
                childTotals[parent] += total;
            }
        }
    }

    private static JsonNode member(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return JSON.readTree(in);
        }
    }

    /** The rows of a call tree; a parent's row comes before its children's. */
    private record Rows(JsonNode group) {

        int size() {
            return group.path("rows").size();
        }

        long value(int row, String column) {
            JsonNode columns = group.path("columns");
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).asText().equals(column)) {
                    return group.path("rows").get(row).get(i).asLong();
                }
            }
            throw new IllegalArgumentException("the call tree has no column " + column + ": " + columns);
        }
    }
}
