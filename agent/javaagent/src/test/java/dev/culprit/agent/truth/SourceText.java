package dev.culprit.agent.truth;

/** Java source that grows line by line and knows its line numbers. Not thread safe. */
final class SourceText {

    private final StringBuilder text = new StringBuilder();
    private int lines;
    private int depth;

    /** Adds a line; returns its number, from 1. */
    int add(String line) {
        if (line.startsWith("}")) {
            depth--;
        }
        text.append("    ".repeat(depth)).append(line).append('\n');
        if (line.endsWith("{")) {
            depth++;
        }
        return ++lines;
    }

    /** The number that the next line will have. */
    int nextLine() {
        return lines + 1;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
