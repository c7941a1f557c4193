package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.model.Budget;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads {@code culprit.yml}, whose schema for editors is the resource {@code schema/culprit-yml-1.json}. From YAML's nodes, which know
 * their lines; no object is made that the file asks for. Not thread safe.
 */
final class GateFileReader {

    static final List<String> NAMES = List.of(
            "store",
            "branch",
            "set",
            "thresholds",
            "gate",
            "strict",
            "baseline",
            "shards",
            "budgets",
            "waivers",
            "remeasure");
    static final List<String> BASELINE = List.of("max-age", "max-commits", "keep", "weeks");
    static final List<String> REMEASURE = List.of("command", "build", "max-time");
    static final List<String> WAIVER = List.of("function", "budget", "reason", "expires");

    private final Mistakes mistakes;

    private GateFileReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** @throws CommandFailure if anything is wrong, with a line for each mistake */
    static GateFile read(String file, String text) throws CommandFailure {
        Mistakes mistakes = new Mistakes(file);
        GateFile read = new GateFileReader(mistakes).read(compose(file, text, mistakes));
        mistakes.refuseAny();
        return read;
    }

    private static @Nullable Node compose(String file, String text, Mistakes mistakes) throws CommandFailure {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file)
                    .setMaxAliasesForCollections(0)
                    .build();
            return new Compose(settings).composeString(text).orElse(null);
        } catch (MarkedYamlEngineException e) {
            mistakes.add(1 + e.getProblemMark().map(mark -> mark.getLine()).orElse(0), "no YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            mistakes.add(1, "no YAML: " + e.getMessage());
        }
        mistakes.refuseAny();
        return null;
    }

    private GateFile read(@Nullable Node root) {
        YamlSection file = new YamlSection(root, NAMES, mistakes);
        YamlSection baseline = new YamlSection(file.get("baseline"), BASELINE, mistakes);
        Boolean strict = file.value("strict", GateFileReader::yesOrNo);
        Duration age = baseline.value("max-age", new AgeConverter());
        return new GateFile(
                file.value("store", text -> text),
                file.value("branch", text -> text),
                file.value("set", text -> text),
                new GateThresholdsReader(mistakes).read(file),
                strict != null && strict,
                age,
                baseline.value("max-commits", GateFileReader::count),
                baseline.value("keep", GateFileReader::count),
                baseline.value("weeks", text -> text.equals("0") ? Integer.valueOf(0) : count(text)),
                file.value("shards", GateFileReader::count),
                budgets(file),
                waivers(file),
                remeasure(file));
    }

    private GateFile.Remeasure remeasure(YamlSection file) {
        YamlSection section = new YamlSection(file.get("remeasure"), REMEASURE, mistakes);
        return new GateFile.Remeasure(
                section.value("command", text -> text),
                section.value("build", text -> text),
                section.value("max-time", new DurationConverter()));
    }

    private List<Budget> budgets(YamlSection file) {
        List<Budget> budgets = new ArrayList<>();
        for (Node item : file.items("budgets")) {
            Budget budget = file.convert("budgets", item, GateFileReader::budget);
            if (budget != null) {
                budgets.add(budget);
            }
        }
        return budgets;
    }

    private List<Waiver> waivers(YamlSection file) {
        List<Waiver> waivers = new ArrayList<>();
        for (Node item : file.items("waivers")) {
            YamlSection section = new YamlSection(item, WAIVER, mistakes);
            String function = section.value("function", text -> text);
            String budget = section.value("budget", text -> text);
            String reason = section.value("reason", text -> text);
            LocalDate expires = section.value("expires", GateFileReader::day);
            if ((section.get("function") == null) == (section.get("budget") == null)) {
                mistakes.add(item, "a waiver is of a 'function' or of a 'budget'");
            }
            require(section, "reason", "a waiver needs a 'reason'");
            require(section, "expires", "a waiver needs a day on which it 'expires'");
            if (reason != null && expires != null) {
                waivers.add(new Waiver(function, budget, reason, expires));
            }
        }
        return waivers;
    }

    private void require(YamlSection section, String name, String otherwise) {
        if (section.get(name) == null) {
            mistakes.add(section.node(), otherwise);
        }
    }

    private static Budget budget(String text) {
        try {
            return BudgetOption.parse(text);
        } catch (CommandFailure e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()).replace("--budget ", ""));
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + text + "' is not a day like 2027-01-31");
        }
    }

    private static Integer count(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new TypeConversionException("'" + text + "' is not a number from 1 on");
        }
        return Integer.valueOf(text);
    }

    private static Boolean yesOrNo(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new TypeConversionException("'" + text + "' is neither true nor false");
        }
        return Boolean.valueOf(text);
    }
}
