package dev.culprit.samples.action;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs the action as a runner of GitHub does: its shell code in bash, conditions and variables as they are written. What other actions do is done
 * here: caches and artifacts are directories.
 */
final class TestingRunner {

    private final Path caches;
    private final Path workspace;
    private final Path temp;
    private final Map<String, String> inputs = new TreeMap<>();
    private final Map<String, Object> github = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();
    private final List<String> ran = new ArrayList<>();
    private Change measured = set -> {};

    /** @param caches what the cache of GitHub holds: a directory, which may be deleted */
    TestingRunner(Path caches, Path workspace, Path temp) throws IOException {
        this.caches = caches;
        this.workspace = workspace;
        this.temp = Files.createDirectories(temp);
        github.put("repository", "acme/shop");
        github.put("run_id", "1");
        github.put("run_attempt", "1");
        YamlFiles.map(YamlFiles.read(YamlFiles.ACTION).get("inputs"))
                .forEach((name, input) -> inputs.put(name, value(YamlFiles.map(input))));
    }

    private static String value(Map<String, Object> input) {
        return String.valueOf(input.getOrDefault("default", ""));
    }

    TestingRunner with(String input, String value) {
        if (inputs.replace(input, value) == null) {
            throw new IllegalArgumentException("the action has no input '" + input + "'");
        }
        return this;
    }

    /** A push to a branch; {@code main} is the default branch. */
    TestingRunner push(String branch) {
        github.put("event_name", "push");
        github.put("ref_name", branch);
        github.put("event", Map.of("repository", Map.of("default_branch", "main")));
        return this;
    }

    /** A pull request from a branch of {@code repository}. */
    TestingRunner pullRequest(String repository) {
        github.put("event_name", "pull_request");
        github.put("ref_name", "7/merge");
        github.put(
                "event",
                Map.of(
                        "repository",
                        Map.of("default_branch", "main"),
                        "pull_request",
                        Map.of("number", 7, "head", Map.of("repo", Map.of("full_name", repository)))));
        return this;
    }

    TestingRunner variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** What a test does to profiles when they have just been measured. */
    interface Change {
        void to(Path set) throws Exception;
    }

    TestingRunner afterMeasuring(Change change) {
        measured = change;
        return this;
    }

    /** What the job ended with. */
    record Job(int exit, Map<String, String> outputs, List<String> ran, String log, String summary, Path artifact) {}

    Job run() throws Exception {
        Map<String, Object> steps = new LinkedHashMap<>();
        Map<String, Object> context = new HashMap<>(Map.of(
                "inputs", inputs, "github", github, "steps", steps, "runner", Map.of("os", "Linux", "arch", "X64")));
        Path log = Files.createTempFile(temp, "log", "");
        Path summary = Files.createTempFile(temp, "summary", "");
        Map<String, String> all = new TreeMap<>();
        int exit = 0;
        for (Map<String, Object> step : YamlFiles.list(
                YamlFiles.map(YamlFiles.read(YamlFiles.ACTION).get("runs")).get("steps"))) {
            if (step.containsKey("if") && !Expression.holds(step.get("if").toString(), context)) {
                continue;
            }
            ran.add(step.get("name").toString());
            if (step.containsKey("uses")) {
                use(step, context);
                continue;
            }
            Path output = Files.createTempFile(temp, "output", "");
            exit = shell(step, context, log, summary, output);
            Map<String, String> outputs = outputs(output);
            all.putAll(outputs);
            steps.put(String.valueOf(step.get("id")), Map.of("outputs", outputs));
            if (exit != 0) {
                break;
            }
            if (step.get("name").equals("Measure")) {
                measured.to(workspace.resolve(inputs.get("set")));
            }
        }
        return new Job(
                exit,
                all,
                List.copyOf(ran),
                Files.readString(log),
                Files.readString(summary),
                temp.resolve("artifact"));
    }

    private int shell(Map<String, Object> step, Map<String, Object> context, Path log, Path summary, Path output)
            throws Exception {
        Path script = Files.writeString(
                Files.createTempFile(temp, "step", ".sh"), step.get("run").toString());
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString())
                .directory(workspace.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> environment = builder.environment();
        environment
                .keySet()
                .removeIf(name ->
                        name.startsWith("CULPRIT_") || name.startsWith("GITHUB_") || name.startsWith("JAVA_TOOL"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put(
                "PATH", System.getProperty("java.home") + "/bin" + File.pathSeparator + environment.get("PATH"));
        environment.put("GITHUB_ACTION_PATH", YamlFiles.ACTION.getParent().toString());
        environment.put("GITHUB_STEP_SUMMARY", summary.toString());
        environment.put("GITHUB_OUTPUT", output.toString());
        environment.put("GITHUB_SERVER_URL", "https://github.com");
        environment.put("GITHUB_REPOSITORY", "acme/shop");
        environment.put("GITHUB_RUN_ID", "1");
        environment.put("GITHUB_REF_NAME", github.get("ref_name").toString());
        environment.putAll(variables);
        YamlFiles.map(step.get("env"))
                .forEach((name, value) -> environment.put(name, Expression.fill(value.toString(), context)));
        Process process = builder.start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(step.get("name") + " did not end: " + Files.readString(log));
        }
        return process.exitValue();
    }

    private static Map<String, String> outputs(Path file) throws IOException {
        Map<String, String> outputs = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split("=", 2);
            outputs.put(parts[0], parts[1]);
        }
        return outputs;
    }

    private void use(Map<String, Object> step, Map<String, Object> context) throws IOException {
        String action = step.get("uses").toString();
        String paths =
                Expression.fill(YamlFiles.map(step.get("with")).get("path").toString(), context);
        if (action.startsWith("actions/cache/restore@")) {
            copy(caches, workspace.resolve(paths));
        } else if (action.startsWith("actions/cache/save@")) {
            copy(workspace.resolve(paths), caches);
        } else if (action.startsWith("actions/upload-artifact@")) {
            for (String path : paths.strip().split("\n")) {
                copy(workspace.resolve(path.strip()), temp.resolve("artifact").resolve(path.strip()));
            }
        } else {
            throw new IllegalArgumentException("not known here: " + action);
        }
    }

    static void copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
