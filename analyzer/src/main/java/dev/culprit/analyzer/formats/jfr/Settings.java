package dev.culprit.analyzer.formats.jfr;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of a recording, which are events of their own. async-profiler writes them into the first chunk of a recording alone, the JDK
 * into each: they hold until a chunk brings others.
 */
final class Settings {

    /**
     * They are among the first events of a chunk, and mostly one after another: looking for them through a whole one would read it twice. That is done
     * where none were found, for the JDK may write the buffers of other threads first.
     */
    private static final long LOOKED_THROUGH = 4 << 20;

    private final Map<String, String> values = new HashMap<>();

    /** Whether a large chunk was looked through in vain and none had any, as where a recording is made without {@code jdk.ActiveSetting}. */
    private boolean switchedOff;

    /**
     * Reads the settings of the chunk of which the cursor is at the first event.
     *
     * @param inEach whether the recorder writes them into each chunk, and there anywhere; otherwise at the beginning of the first
     */
    void read(Cursor cursor, Metadata metadata, boolean inEach) throws IOException {
        JfrType type = metadata.type("jdk.ActiveSetting");
        if (type == null) {
            return;
        }
        Layout layout = Layout.of(cursor, metadata, type.fields(), "id", "name", "value");
        long begin = cursor.position();
        long stop = inEach && !switchedOff ? Long.MAX_VALUE : begin + LOOKED_THROUGH;
        boolean first = true;
        while (cursor.remaining() > 0 && cursor.position() < stop) {
            long start = cursor.position();
            long size = cursor.readInt();
            if (size <= 0 || size > cursor.remaining() + cursor.position() - start) {
                return; // reading the samples says what is wrong
            }
            if (cursor.readLong() == type.id()) {
                if (first) {
                    values.clear();
                    first = false;
                }
                add(cursor, metadata, layout);
                stop = cursor.position() + LOOKED_THROUGH;
            }
            cursor.seek(start + size);
        }
        switchedOff = inEach && values.isEmpty() && cursor.position() - begin >= LOOKED_THROUGH;
    }

    private void add(Cursor cursor, Metadata metadata, Layout layout) throws IOException {
        layout.read(cursor);
        JfrType of = metadata.type(layout.number(0));
        if (of != null) {
            values.put(key(of.name(), layout.text(1)), layout.text(2));
        }
    }

    /** The setting {@code name} of {@code event}; empty when it is not known. */
    String value(String event, String name) {
        return values.getOrDefault(key(event, name), "");
    }

    /** A setting that is a number; {@code fallback} when it is not known, or 0, which stands for the recorder's default. */
    long number(String event, String name, long fallback) {
        try {
            long value = Long.parseLong(value(event, name));
            return value > 0 ? value : fallback;
        } catch (NumberFormatException e) {
            return fallback;
        }
    }

    /** A setting of the JDK such as {@code 20 ms}, in nanoseconds; 0 when it is unknown or no time. */
    long nanos(String event, String name) {
        String text = value(event, name).strip();
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        if (digits == 0 || digits > 12) {
            return 0;
        }
        long amount = Long.parseLong(text.substring(0, digits));
        return amount * unit(text.substring(digits).strip());
    }

    private static long unit(String unit) {
        return switch (unit) {
            case "ns" -> 1L;
            case "us" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            default -> 0L;
        };
    }

    private static String key(String event, String name) {
        return String.join("#", List.of(event, name));
    }
}
