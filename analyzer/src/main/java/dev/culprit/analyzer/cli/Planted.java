package dev.culprit.analyzer.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/**
 * The program of the demo and the culprit that was planted in it. The sample states it itself: its source is in its jar, and
 * the trailing comment {@code // culprit(1) CAUSE} stands on the responsible line.
 *
 * @param mainClass to run on both sides
 * @param file name of the source file
 * @param line with the comment
 * @param cause that the comment states
 */
record Planted(String mainClass, String file, int line, String cause) {

    private static final String RESOURCE = "META-INF/culprit-demo.json";
    private static final Pattern COMMENT = Pattern.compile("// culprit\\(1\\) ([A-Z_]+)");

    /**
     * Reads the statement from the candidate's jar.
     *
     * @throws CommandFailure if there is none
     */
    static Planted in(Path jar) throws CommandFailure {
        try (JarFile zip = new JarFile(jar.toFile())) {
            JsonNode demo = new ObjectMapper().readTree(read(zip, RESOURCE));
            String source = demo.path("source").asText();
            String file = source.substring(source.lastIndexOf('/') + 1);
            return find(demo.path("mainClass").asText(), file, read(zip, source));
        } catch (IOException e) {
            throw new CommandFailure(
                    jar + " cannot be read (" + e.getMessage() + "); build it again with 'mvn package'");
        }
    }

    static Planted find(String mainClass, String file, String source) throws IOException {
        List<String> lines = source.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher comment = COMMENT.matcher(lines.get(i));
            if (comment.find()) {
                return new Planted(mainClass, file, i + 1, comment.group(1));
            }
        }
        throw new IOException("no line of " + file + " says culprit(1)");
    }

    private static String read(JarFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("it lacks " + name);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Whether {@code comparison} names this culprit first: the cause, and the very line where calls grew. */
    boolean isNamedBy(Comparison comparison) {
        if (comparison.verdict() != Verdict.REGRESSED || comparison.culprits().isEmpty()) {
            return false;
        }
        Culprit first = comparison.culprits().get(0);
        boolean lineFits = first.callee() == null ? first.function().line() <= line : first.calleeLine() == line;
        return file.equals(first.function().file()) && first.cause().name().equals(cause) && lineFits;
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
