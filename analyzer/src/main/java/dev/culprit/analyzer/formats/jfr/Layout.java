package dev.culprit.analyzer.formats.jfr;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the fields of a type lie one after another, made from the metadata. {@link #read} passes over them all and keeps the wanted ones.
 * Not thread safe.
 */
final class Layout {

    private static final int MOST_STEPS = 4096;
    private static final int DEEPEST = 16;
    private static final int UNWANTED = -1;

    /** What lies there; the number is the width of a number in bytes where numbers are not compressed. */
    private static final int RAW_BYTE = 1;

    private static final int SHORT = 2;
    private static final int INT = 4;
    private static final int LONG = 8;
    private static final int FLOAT = 16;
    private static final int DOUBLE = 17;
    private static final int TEXT = 18;
    private static final int ARRAY = 19;

    private record Step(int kind, int slot, @Nullable Layout element) {}

    private final Step[] steps;

    /** Of the steps, in an array that lies together. */
    private final int[] slots;

    private final int lastWanted;

    /** Numbers of the fields up to the last wanted one when all of those are integers, which are read at once; empty otherwise. */
    private final long[] integers;

    private final long[] numbers;
    private final @Nullable String[] texts;

    private Layout(List<Step> steps, int slots) {
        this.steps = steps.toArray(Step[]::new);
        this.slots = steps.stream().mapToInt(Step::slot).toArray();
        this.numbers = new long[slots];
        this.texts = new String[slots];
        int last = -1;
        for (int i = 0; i < this.steps.length; i++) {
            last = this.steps[i].slot() == UNWANTED ? last : i;
        }
        this.lastWanted = last;
        this.integers = new long[integers(last + 1) ? last + 1 : 0];
    }

    /** The layout of {@code fields}; {@code wanted} are the names of those to keep, by slot. Fields of a structure are named a.b. */
    static Layout of(Cursor cursor, Metadata metadata, List<JfrField> fields, String... wanted) throws IOException {
        List<Step> steps = new ArrayList<>();
        append(cursor, metadata, fields, "", Arrays.asList(wanted), steps, 0);
        return new Layout(steps, wanted.length);
    }

    private static void append(
            Cursor cursor,
            Metadata metadata,
            List<JfrField> fields,
            String prefix,
            List<String> wanted,
            List<Step> steps,
            int depth)
            throws IOException {
        for (JfrField field : fields) {
            if (depth > DEEPEST || steps.size() > MOST_STEPS) {
                throw cursor.failure("the metadata describe a type without end");
            }
            int slot = wanted.indexOf(prefix + field.name());
            JfrType type = metadata.type(field.type());
            if (field.array()) {
                JfrField one = new JfrField("", field.type(), field.pooled(), false, "");
                List<Step> element = new ArrayList<>();
                append(cursor, metadata, List.of(one), "", List.of(), element, depth + 1);
                steps.add(new Step(ARRAY, UNWANTED, new Layout(element, 0)));
            } else if (field.pooled()) {
                steps.add(new Step(LONG, slot, null));
            } else if (type == null) {
                throw cursor.failure(
                        "the field " + prefix + field.name() + " has a type that the metadata do not have");
            } else if (isStructure(type)) {
                append(cursor, metadata, type.fields(), prefix + field.name() + ".", wanted, steps, depth + 1);
            } else {
                steps.add(new Step(primitive(cursor, type), slot, null));
            }
        }
    }

    private static boolean isStructure(JfrType type) {
        return !type.fields().isEmpty() && !type.name().equals("java.lang.String");
    }

    private static int primitive(Cursor cursor, JfrType type) throws IOException {
        return switch (type.name()) {
            case "long" -> LONG;
            case "int" -> INT;
            case "short", "char" -> SHORT;
            case "byte", "boolean" -> RAW_BYTE;
            case "float" -> FLOAT;
            case "double" -> DOUBLE;
            case "java.lang.String" -> TEXT;
            default -> throw cursor.failure("the type " + type.name() + " has no fields");
        };
    }

    /** Reads all fields and keeps the wanted ones. */
    void read(Cursor cursor) throws IOException {
        if (integers.length == steps.length) {
            readWanted(cursor);
        } else {
            read(cursor, steps.length);
        }
    }

    /** Reads up to the last wanted field; for events, whose end is known. */
    void readWanted(Cursor cursor) throws IOException {
        if (integers.length == 0 || !cursor.isCompressed()) {
            read(cursor, lastWanted + 1);
            return;
        }
        cursor.readVarints(integers, integers.length);
        for (int i = 0; i < integers.length; i++) {
            keep(slots[i], integers[i]);
        }
    }

    /** Number of fields when all of them are integers, which are read alike where they are compressed; 0 otherwise. */
    int integers() {
        return integers(steps.length) ? steps.length : 0;
    }

    private boolean integers(int count) {
        for (int i = 0; i < count; i++) {
            int kind = steps[i].kind;
            if (kind != SHORT && kind != INT && kind != LONG) {
                return false;
            }
        }
        return true;
    }

    /** Position among the fields of the one that is kept in {@code slot}; -1 when the type has no such field. */
    int position(int slot) {
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] == slot) {
                return i;
            }
        }
        return -1;
    }

    private void read(Cursor cursor, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Step step = steps[i];
            int slot = step.slot;
            switch (step.kind) {
                case RAW_BYTE -> keep(slot, cursor.readByte());
                case SHORT, INT, LONG -> keep(slot, cursor.readNumber(step.kind));
                case FLOAT -> cursor.readFixed(Float.BYTES);
                case DOUBLE -> cursor.readFixed(Double.BYTES);
                case TEXT -> readText(cursor, slot);
                default -> skipArray(cursor, step.element);
            }
        }
    }

    private void keep(int slot, long value) {
        if (slot != UNWANTED) {
            numbers[slot] = value;
        }
    }

    private void readText(Cursor cursor, int slot) throws IOException {
        if (slot == UNWANTED) {
            Texts.skip(cursor);
        } else {
            texts[slot] = Texts.read(cursor);
        }
    }

    private static void skipArray(Cursor cursor, @Nullable Layout element) throws IOException {
        int count = cursor.readCount("values");
        for (int i = 0; element != null && i < count; i++) {
            element.read(cursor);
        }
    }

    /** The number in {@code slot} as read last; 0 when the type has no such field. */
    long number(int slot) {
        return numbers[slot];
    }

    /** The text in {@code slot} as read last; empty when it was null or the type has no such field. */
    String text(int slot) {
        String text = texts[slot];
        return text == null ? "" : text;
    }
}
