package dev.culprit.analyzer.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** What is wrong in a file, so that all of it can be mended at once. Not thread safe. */
final class Mistakes {

    private final String file;
    private final List<Mistake> all = new ArrayList<>();

    Mistakes(String file) {
        this.file = file;
    }

    private record Mistake(int line, String text) {}

    void add(Node node, String text) {
        add(line(node), text);
    }

    /** @param line from 1 on */
    void add(int line, String text) {
        all.add(new Mistake(line, text));
    }

    private static int line(Node node) {
        return 1 + node.getStartMark().map(Mark::getLine).orElse(0);
    }

    /** @throws CommandFailure if there are any: a line for each, in the order of the file */
    void refuseAny() throws CommandFailure {
        if (!all.isEmpty()) {
            throw new CommandFailure(all.stream()
                    .sorted(Comparator.comparingInt(Mistake::line))
                    .map(mistake -> file + ":" + mistake.line() + ": " + mistake.text())
                    .collect(Collectors.joining("\nculprit: ")));
        }
    }
}
