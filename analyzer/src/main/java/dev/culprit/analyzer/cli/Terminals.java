package dev.culprit.analyzer.cli;

/**
 * Which streams are terminals. Java 17 can only tell whether input and output both are, so the launcher asks the shell
 * ({@code test -t}) and passes on the answer.
 *
 * @param out whether standard output is one
 * @param err whether standard error is one
 */
record Terminals(boolean out, boolean err) {

    static final Terminals NONE = new Terminals(false, false);

    static Terminals ofThisProcess() {
        return new Terminals(Boolean.getBoolean("culprit.terminal.out"), Boolean.getBoolean("culprit.terminal.err"));
    }
}
