package dev.culprit.analyzer.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;

/** The commands of {@code culprit}, in the order in which help lists them. */
final class Subcommands {

    private static final Map<String, Function<Invocation, Object>> BY_NAME = byName();

    private Subcommands() {}

    private static Map<String, Function<Invocation, Object>> byName() {
        Map<String, Function<Invocation, Object>> commands = new LinkedHashMap<>();
        commands.put("demo", DemoCommand::new);
        commands.put("run", RunCommand::new);
        commands.put("diff", DiffCommand::new);
        commands.put("compare", CompareCommand::new);
        commands.put("check", CheckCommand::new);
        commands.put("baseline", BaselineCommand::of);
        commands.put("history", HistoryCommand::new);
        commands.put("comment", CommentCommand::new);
        commands.put("report", ReportCommand::new);
        commands.put("audit", AuditCommand::new);
        commands.put("convert", ConvertCommand::new);
        commands.put("agent", AgentCommand::new);
        commands.put("doctor", DoctorCommand::new);
        return commands;
    }

    /** Adds the command that {@code arguments} begin with, or all when they begin with none: describing all takes 0.2 s. */
    static void add(CommandLine root, List<String> arguments, Invocation invocation) {
        String first = arguments.isEmpty() ? "" : arguments.get(0);
        BY_NAME.forEach((name, command) -> {
            if (name.equals(first) || !BY_NAME.containsKey(first)) {
                root.addSubcommand(name, command.apply(invocation));
            }
        });
    }
}
