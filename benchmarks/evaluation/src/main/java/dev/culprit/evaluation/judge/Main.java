package dev.culprit.evaluation.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.analyzer.load.LoadException;
import dev.culprit.analyzer.load.ProfileSetLoader;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.report.JsonReport;
import dev.culprit.analyzer.verdict.Judge;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code culprit diff --json} does, for many pairs of sets without a JVM for each. Reads a line of JSON for each comparison
 * from standard input, {@code {"id", "baseline": [files], "candidate": [files]}}, and writes a line with the {@code id}, the
 * {@code result} as {@code culprit diff --json} has it or an {@code error}, and {@code partsError}: how far the parts are from
 * adding up to the change of the total, in nanoseconds.
 */
public final class Main {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Main() {}

    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(answer(JSON.readTree(line)));
        }
    }

    /** The answer to one line. */
    static ObjectNode answer(JsonNode job) throws IOException {
        ObjectNode answer = JSON.createObjectNode();
        answer.set("id", job.path("id"));
        try {
            judge(job, answer);
        } catch (LoadException | RuntimeException | StackOverflowError | AssertionError e) {
            answer.put("error", e.toString());
        }
        return answer;
    }

    private static void judge(JsonNode job, ObjectNode answer) throws IOException, LoadException {
        Comparison comparison =
                Judge.judge(load("baseline", job), load("candidate", job), Thresholds.DEFAULT, "evaluation");
        StringWriter text = new StringWriter();
        new JsonReport().write(comparison, text);
        answer.set("result", JSON.readTree(text.toString()));
        answer.put("partsError", partsError(comparison));
    }

    private static LoadedSet load(String side, JsonNode job) throws LoadException {
        List<Path> files = new ArrayList<>();
        job.path(side).forEach(file -> files.add(Path.of(file.asText())));
        return ProfileSetLoader.load(side, files, (done, all) -> {});
    }

    private static double partsError(Comparison comparison) {
        double sum = comparison.parts().restNanos();
        for (List<Culprit> list : List.of(comparison.culprits(), comparison.suspects(), comparison.improvements())) {
            sum += list.stream().mapToDouble(Culprit::deltaNanos).sum();
        }
        return sum - (comparison.total().candidate() - comparison.total().baseline());
    }
}
