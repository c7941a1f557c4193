package dev.culprit.agent.transform.handlers;

import dev.culprit.profile.telemetry.HandlerTable;
import dev.culprit.profile.telemetry.HandlerType;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;

/**
 * Whether a class file names anything in the table of handlers: the filter before everything else. It looks at the constant pool alone, and
 * makes no string unless a hash fits. Immutable.
 */
final class KnownNames {

    /** Nothing that a class file holds. */
    static final int NONE = 0;

    /** Some type, and that class alone is looked at. */
    static final int NAMED = 1;

    /** A type of a telemetry library or of the user: from now on any class may be a handler by what it inherits. */
    static final int OPENING = 2;

    /**
     * What is there without telemetry, as in each JVM that runs tests. Handlers of these that lie outside of the application are not looked
     * for.
     */
    private static final Set<String> QUIET =
            Set.of("jul", "jfr", "jmx", "java.beans", "junit", "testng", "slf4j", "spring", "servlet");

    private static final int UTF8 = 1;
    private static final int BITS = 1 << 14;

    private final HandlerTable table;
    private final Set<String> names = new HashSet<>();
    private final long[] filter = new long[BITS / 64];

    KnownNames(HandlerTable table) {
        this.table = table;
        names.addAll(table.types().keySet());
        names.addAll(table.owners());
        names.addAll(table.annotations());
        for (String name : names) {
            int hash = name.hashCode() & BITS - 1;
            filter[hash >>> 6] |= 1L << hash;
        }
    }

    boolean contains(String name) {
        return names.contains(name);
    }

    /** Whether that is the name of a type that libraries or users have only for telemetry. */
    boolean opens(String name) {
        if (!names.contains(name)) {
            return false;
        }
        HandlerType type = table.type(name);
        if (type != null) {
            return opensFamily(type.family());
        }
        String annotation = table.annotation(name);
        return opensFamily(
                annotation != null
                        ? annotation
                        : table.registrations(name).get(0).family());
    }

    /** Whether handlers of that family are looked for outside of the application, too. */
    static boolean opensFamily(String family) {
        return !QUIET.contains(family);
    }

    /** One of {@link #NONE}, {@link #NAMED}, {@link #OPENING}. */
    int in(ClassReader reader) {
        int found = NONE;
        for (int i = 1; i < reader.getItemCount() && found != OPENING; i++) {
            int offset = reader.getItem(i);
            if (offset > 0 && reader.readByte(offset - 1) == UTF8) {
                found = Math.max(found, in(reader, offset + 2, reader.readUnsignedShort(offset)));
            }
        }
        return found;
    }

    /** A class name, or a descriptor with class names in it. */
    private int in(ClassReader reader, int start, int length) {
        int found = NONE;
        int begin = 0;
        int hash = 0;
        int whole = 0;
        for (int i = 0; i < length; i++) {
            int c = reader.readByte(start + i);
            whole = 31 * whole + c;
            if (c == ';' || c == '<') {
                found = Math.max(found, of(reader, start + begin, i - begin, hash));
                begin = i + 1;
                hash = 0;
            } else if (startsName(c, i, begin)) {
                begin = i + 1;
                hash = 0;
            } else {
                hash = 31 * hash + c;
            }
        }
        return Math.max(found, of(reader, start, length, whole));
    }

    /** What stands before a name in a descriptor: a parenthesis, an array, a primitive, or the L itself; no name in the table begins so. */
    private static boolean startsName(int c, int position, int begin) {
        return position == begin && c <= 'Z' || c == '(' || c == ')' || c == '[' || c == ':';
    }

    private int of(ClassReader reader, int start, int length, int hash) {
        int bit = hash & BITS - 1;
        if (length < 2 || (filter[bit >>> 6] & 1L << bit) == 0) {
            return NONE;
        }
        StringBuilder name = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            name.append((char) reader.readByte(start + i));
        }
        String text = name.toString();
        return !names.contains(text) ? NONE : opens(text) ? OPENING : NAMED;
    }
}
