package dev.culprit.analyzer.formats.collapsed;

/** How many counts the lines of a file have at their end. */
final class Columns {

    private Columns() {}

    /** 2 when all lines of a file that begins so have two, 1 when the first has one; 0 when it holds no collapsed stacks. */
    static int of(byte[] start) {
        Counts counts = new Counts();
        int columns = 2;
        int lines = 0;
        int at = 0;
        for (int i = 0; i <= start.length; i++) {
            if (i < start.length && start[i] == 0) {
                return 0;
            }
            // The last line may be cut off where what is looked at ends.
            boolean last = i == start.length;
            if (!last && start[i] != '\n' || last && (lines > 0 || at == i)) {
                continue;
            }
            int end = i > at && start[i - 1] == '\r' ? i - 1 : i;
            if (end > at && start[at] != '#') {
                int found = counts.parse(start, at, end, 2) ? 2 : counts.parse(start, at, end, 1) ? 1 : 0;
                if (lines++ == 0 && found == 0) {
                    return 0;
                }
                // A later line without a count is a broken one: reading says which.
                columns = Math.min(columns, Math.max(1, found));
            }
            at = i + 1;
        }
        return lines == 0 ? 0 : columns;
    }
}
