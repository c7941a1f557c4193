package dev.culprit.analyzer.report;

/** Lines of at most {@value #WIDTH} columns. Names are made visible here, so that none can drive the terminal. */
final class TextLines {

    static final int WIDTH = 80;

    private static final int AMOUNT_WIDTH = 11;
    private static final int PERCENT_WIDTH = 7;
    private static final int LONGEST = 600;

    private final StringBuilder text = new StringBuilder();
    private final boolean colour;

    TextLines(boolean colour) {
        this.colour = colour;
    }

    /** Colours of the sixteen that every terminal has. */
    enum Colour {
        BOLD("1"),
        RED("1;31"),
        YELLOW("1;33"),
        BLUE("1;34");

        private final String code;

        Colour(String code) {
            this.code = code;
        }
    }

    void blank() {
        text.append('\n');
    }

    void line(Colour as, String content) {
        String shown = Names.shortened(content, WIDTH);
        text.append(colour ? "\u001b[" + as.code + "m" + shown + "\u001b[0m" : shown)
                .append('\n');
    }

    /** A line of a table. */
    void plain(String content) {
        text.append(Names.shortened(content.stripTrailing(), WIDTH)).append('\n');
    }

    /** The whole of {@code content} on one line, however long: to be copied. */
    void verbatim(String content) {
        text.append(Names.visible(content)).append('\n');
    }

    /** Breaks at blanks, and inside words that are wider than a line. */
    void wrapped(int indent, int hanging, String content) {
        String left = Names.shortened(content, LONGEST);
        int margin = indent;
        while (true) {
            int room = WIDTH - margin;
            text.append(" ".repeat(margin));
            if (left.length() <= room) {
                text.append(left).append('\n');
                return;
            }
            int cut = left.lastIndexOf(' ', room);
            if (cut > 0 && left.startsWith("%", cut + 1)) {
                cut = left.lastIndexOf(' ', cut - 1);
            }
            int end = cut > 0 ? cut : room;
            text.append(left.substring(0, end).stripTrailing()).append('\n');
            left = left.substring(end).stripLeading();
            margin = hanging;
        }
    }

    /** {@code title} on the left, an amount and a percentage on the right; a long title gets lines of its own. */
    void amount(String title, String amount, String percent) {
        String shown = Names.shortened(title, LONGEST);
        int room = WIDTH - AMOUNT_WIDTH - PERCENT_WIDTH;
        if (shown.length() > room) {
            wrapped(0, 5, shown);
            shown = "";
        }
        String line =
                shown + " ".repeat(room - shown.length()) + right(amount, AMOUNT_WIDTH) + right(percent, PERCENT_WIDTH);
        text.append(line.stripTrailing()).append('\n');
    }

    static String right(String content, int width) {
        return " ".repeat(Math.max(0, width - content.length())) + content;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
