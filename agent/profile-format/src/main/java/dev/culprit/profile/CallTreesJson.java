package dev.culprit.profile;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code calltree.json}: one tree per thread group, one node a line, columns found by name. */
final class CallTreesJson {

    private static final Column[] COLUMNS = Column.values();

    private CallTreesJson() {}

    static void write(List<CallTree> trees, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("threadGroups");
        for (CallTree tree : trees) {
            json.writeRaw('\n');
            write(tree, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(CallTree tree, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", tree.threadGroup());
        json.writeNumberField("threads", tree.threads());
        Column[] columns =
                Arrays.stream(COLUMNS).filter(column -> column.isIn(tree)).toArray(Column[]::new);
        json.writeArrayFieldStart("columns");
        for (Column column : columns) {
            json.writeString(column.jsonName);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
        long[] row = new long[columns.length];
        for (int i = 0; i < tree.size(); i++) {
            for (int c = 0; c < columns.length; c++) {
                row[c] = columns[c].value(tree, i);
            }
            json.writeRaw('\n');
            json.writeArray(row, 0, row.length);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static List<CallTree> read(JsonCursor in, int methods, ReaderLimits limits) throws IOException {
        List<CallTree> trees = new ArrayList<>();
        long[] nodes = {0};
        in.object(name -> {
            if (name.equals("threadGroups")) {
                in.array(() -> {
                    CallTree tree = readTree(in, methods, limits, nodes);
                    trees.add(tree);
                    limits.check("thread groups", trees.size(), limits.threadGroups());
                });
            } else {
                in.skip();
            }
        });
        return trees;
    }

    private static CallTree readTree(JsonCursor in, int methods, ReaderLimits limits, long[] nodes) throws IOException {
        Fields fields = new Fields(methods, limits, nodes);
        in.object(name -> fields.read(name, in));
        return fields.toTree(in);
    }

    private static final class Fields {
        private final int methods;
        private final ReaderLimits limits;
        private final long[] nodes;
        private @Nullable String name;
        private long threads;
        /** Position of each known column in a row, or null before the columns were read. */
        private int @Nullable [] positions;

        private int width;
        private long[][] values = new long[COLUMNS.length][64];
        private int size;

        Fields(int methods, ReaderLimits limits, long[] nodes) {
            this.methods = methods;
            this.limits = limits;
            this.nodes = nodes;
        }

        void read(String field, JsonCursor in) throws IOException {
            switch (field) {
                case "name" -> name = in.string();
                case "threads" -> threads = in.longValue();
                case "columns" -> readColumns(in);
                case "rows" -> readRows(in);
                default -> in.skip();
            }
        }

        private void readColumns(JsonCursor in) throws IOException {
            int[] found = new int[COLUMNS.length];
            Arrays.fill(found, -1);
            int[] count = {0};
            in.array(() -> {
                Column column = Column.named(in.string());
                if (column != null) {
                    found[column.ordinal()] = count[0];
                }
                count[0]++;
                limits.check("columns", count[0], limits.columns());
            });
            for (Column column : COLUMNS) {
                if (column.required && found[column.ordinal()] < 0) {
                    throw in.damaged("the column '" + column.jsonName + "' is missing");
                }
            }
            positions = found;
            width = count[0];
        }

        private void readRows(JsonCursor in) throws IOException {
            int[] columns = positions;
            if (columns == null) {
                throw in.damaged("rows come before their columns");
            }
            long[] row = new long[width];
            in.array(() -> {
                in.row(row);
                limits.check("call tree nodes", ++nodes[0], limits.nodes());
                append(row, columns);
                checkRow(in);
                size++;
            });
        }

        private void append(long[] row, int[] columns) {
            if (size == values[0].length) {
                for (int c = 0; c < values.length; c++) {
                    values[c] = Arrays.copyOf(values[c], size * 2);
                }
            }
            for (int c = 0; c < values.length; c++) {
                values[c][size] = columns[c] < 0 ? 0 : row[columns[c]];
            }
        }

        private void checkRow(JsonCursor in) throws IOException {
            if (value(Column.PARENT) < -1 || value(Column.PARENT) >= size) {
                throw in.damaged("a node's parent does not stand before it");
            }
            if (value(Column.METHOD) < CallTree.TRUNCATED || value(Column.METHOD) >= methods) {
                throw in.damaged("a node refers to method " + value(Column.METHOD) + " of " + methods);
            }
            if (value(Column.LINE) < 0 || value(Column.LINE) > 0xFFFF) {
                throw in.damaged("a node has the line " + value(Column.LINE));
            }
            for (int c = Column.COUNT.ordinal(); c < COLUMNS.length; c++) {
                if (values[c][size] < 0) {
                    throw in.damaged("a node has a negative " + COLUMNS[c].jsonName);
                }
            }
        }

        private long value(Column column) {
            return values[column.ordinal()][size];
        }

        CallTree toTree(JsonCursor in) throws ProfileException {
            if (name == null || positions == null) {
                throw in.damaged("a thread group without name or columns");
            }
            return new CallTree(
                    name,
                    (int) Math.max(0, Math.min(Integer.MAX_VALUE, threads)),
                    ints(Column.PARENT),
                    ints(Column.METHOD),
                    ints(Column.LINE),
                    longs(Column.COUNT),
                    longs(Column.TOTAL_NANOS),
                    longs(Column.SELF_NANOS),
                    thinned(),
                    has(Column.ALLOCATED_BYTES) ? longs(Column.ALLOCATED_BYTES) : null,
                    has(Column.CPU_NANOS) ? longs(Column.CPU_NANOS) : null);
        }

        /** The three columns belong together. */
        private CallTree.@Nullable Thinned thinned() {
            return has(Column.UNTIMED) && has(Column.SAMPLED) && has(Column.SAMPLED_SELF_NANOS)
                    ? new CallTree.Thinned(
                            longs(Column.UNTIMED), longs(Column.SAMPLED), longs(Column.SAMPLED_SELF_NANOS))
                    : null;
        }

        private boolean has(Column column) {
            return positions != null && positions[column.ordinal()] >= 0;
        }

        private int[] ints(Column column) {
            int[] result = new int[size];
            for (int i = 0; i < size; i++) {
                result[i] = (int) values[column.ordinal()][i];
            }
            return result;
        }

        private long[] longs(Column column) {
            return Arrays.copyOf(values[column.ordinal()], size);
        }
    }
}
