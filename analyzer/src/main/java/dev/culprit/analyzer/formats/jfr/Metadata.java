package dev.culprit.analyzer.formats.jfr;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a chunk says of its own types. Recordings of other versions and other recorders differ in them. */
final class Metadata {

    private static final int DEEPEST = 32;

    /** What is larger is not kept to be compared. */
    private static final int MOST_COMPARED = 1 << 20;

    private final Map<Long, JfrType> byId = new HashMap<>();
    private final Map<String, JfrType> byName = new HashMap<>();

    /** What they were read from. */
    private final byte[] content;

    private Metadata(byte[] content) {
        this.content = content;
    }

    /**
     * Reads the metadata event at the cursor. The chunks of one recording mostly have the same metadata.
     *
     * @param last those of the chunk before
     */
    static Metadata read(Cursor cursor, @Nullable Metadata last) throws IOException {
        long start = cursor.position();
        int size = cursor.readInt();
        for (int i = 0; i < 4; i++) {
            cursor.readLong(); // type of the event, start, duration, number
        }
        byte[] content = content(cursor, start + size);
        if (last != null && content.length > 0 && Arrays.equals(content, last.content)) {
            return last;
        }
        String[] strings = new String[cursor.readCount("texts")];
        for (int i = 0; i < strings.length; i++) {
            String text = Texts.read(cursor);
            strings[i] = text == null ? "" : text;
        }
        Metadata metadata = new Metadata(content);
        metadata.index(element(cursor, strings, 0));
        return metadata;
    }

    /** The bytes from the cursor, which stays where it is, to {@code stop}; none when they are too many, or not all there. */
    private static byte[] content(Cursor cursor, long stop) throws IOException {
        long start = cursor.position();
        long length = stop - start;
        if (length <= 0 || length > Math.min(MOST_COMPARED, cursor.remaining())) {
            return new byte[0];
        }
        byte[] content = new byte[(int) length];
        cursor.readBytes(content, 0, content.length);
        cursor.seek(start);
        return content;
    }

    @Nullable
    JfrType type(String name) {
        return byName.get(name);
    }

    @Nullable
    JfrType type(long id) {
        return byId.get(id);
    }

    private record Element(String name, Map<String, String> attributes, List<Element> children) {

        String attribute(String key) {
            return attributes.getOrDefault(key, "");
        }
    }

    private static Element element(Cursor cursor, String[] strings, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw cursor.failure("the metadata are nested deeper than " + DEEPEST);
        }
        String name = string(cursor, strings);
        Map<String, String> attributes = new HashMap<>();
        int count = cursor.readCount("attributes");
        for (int i = 0; i < count; i++) {
            String key = string(cursor, strings);
            attributes.put(key, string(cursor, strings));
        }
        int children = cursor.readCount("elements");
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < children; i++) {
            elements.add(element(cursor, strings, depth + 1));
        }
        return new Element(name, attributes, elements);
    }

    private static String string(Cursor cursor, String[] strings) throws IOException {
        int index = cursor.readInt();
        if (index < 0 || index >= strings.length) {
            throw cursor.failure("the metadata refer to text " + index + " of " + strings.length);
        }
        return strings[index];
    }

    private void index(Element root) {
        for (Element element : root.children()) {
            if (element.name().equals("metadata")) {
                Map<Long, String> names = new HashMap<>();
                for (Element type : element.children()) {
                    names.put(number(type.attribute("id")), type.attribute("name"));
                }
                element.children().stream()
                        .filter(child -> child.name().equals("class"))
                        .forEach(child -> add(child, names));
            }
        }
    }

    private void add(Element element, Map<Long, String> names) {
        List<JfrField> fields = new ArrayList<>();
        for (Element child : element.children()) {
            if (child.name().equals("field")) {
                fields.add(new JfrField(
                        child.attribute("name"),
                        number(child.attribute("class")),
                        child.attribute("constantPool").equals("true"),
                        !child.attribute("dimension").isEmpty()
                                && !child.attribute("dimension").equals("0"),
                        timeUnit(child, names)));
            }
        }
        JfrType type = new JfrType(number(element.attribute("id")), element.attribute("name"), fields);
        byId.put(type.id(), type);
        byName.put(type.name(), type);
    }

    private static String timeUnit(Element field, Map<Long, String> names) {
        for (Element child : field.children()) {
            String annotation = names.getOrDefault(number(child.attribute("class")), "");
            if (annotation.equals("jdk.jfr.Timespan") || annotation.equals("jdk.jfr.Timestamp")) {
                return child.attribute("value");
            }
        }
        return "";
    }

    /** A number that the metadata write as text; -1, which no type has, when it is none. */
    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
