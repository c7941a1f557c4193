package dev.culprit.analyzer.formats.otlp;

import dev.culprit.analyzer.formats.proto.ProtoWriter;
import java.util.HashMap;
import java.util.Map;

/** The tables that all profiles of a file share. Entry 0 of each is empty and stands for none. */
final class OtlpDictionary {

    private final Map<String, Integer> strings = new HashMap<>();
    private final Map<String, Integer> functions = new HashMap<>();
    private final ProtoWriter tables = new ProtoWriter();
    private final ProtoWriter entry = new ProtoWriter();
    private final ProtoWriter part = new ProtoWriter();
    private int stacks = 1;
    private int attributes = 1;

    OtlpDictionary() {
        for (int table : new int[] {
            OtlpFields.TABLE_MAPPING,
            OtlpFields.TABLE_LOCATION,
            OtlpFields.TABLE_FUNCTION,
            OtlpFields.TABLE_LINK,
            OtlpFields.TABLE_ATTRIBUTE,
            OtlpFields.TABLE_STACK
        }) {
            tables.message(table, entry.clear());
        }
        string("");
    }

    int string(String text) {
        Integer known = strings.get(text);
        if (known != null) {
            return known;
        }
        int number = strings.size();
        strings.put(text, number);
        tables.text(OtlpFields.TABLE_STRING, text);
        return number;
    }

    int function(String name) {
        Integer known = functions.get(name);
        if (known != null) {
            return known;
        }
        int number = functions.size() + 1;
        functions.put(name, number);
        tables.message(OtlpFields.TABLE_FUNCTION, entry.clear().number(OtlpFields.FUNCTION_NAME, string(name)));
        return number;
    }

    /** Adds a place; the caller counts them. */
    void location(int function, int line) {
        part.clear().number(OtlpFields.LINE_FUNCTION, function).number(OtlpFields.LINE_NUMBER, line);
        tables.message(OtlpFields.TABLE_LOCATION, entry.clear().message(OtlpFields.LOCATION_LINE, part));
    }

    /** Adds a stack of these places, innermost first. */
    int stack(ProtoWriter locations) {
        tables.message(OtlpFields.TABLE_STACK, entry.clear().numbers(OtlpFields.STACK_LOCATION, locations));
        return stacks++;
    }

    int attribute(String key, String value) {
        part.clear().text(OtlpFields.VALUE_TEXT, value);
        tables.message(
                OtlpFields.TABLE_ATTRIBUTE,
                entry.clear().number(OtlpFields.ATTRIBUTE_KEY, string(key)).message(OtlpFields.ATTRIBUTE_VALUE, part));
        return attributes++;
    }

    ProtoWriter message() {
        return tables;
    }
}
