package dev.culprit.agent.transform.handlers;

import dev.culprit.profile.telemetry.HandlerTable;
import dev.culprit.profile.telemetry.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Finds handler types above a class by reading class files through its loader; no class is loaded, as loading one earlier than the program
 * does could change what it does. Thread safe. Each type is read once per loader; only strings are kept.
 */
final class Ancestors {

    /** Programs that make loaders without end must not fill the memory. */
    private static final int MOST_KEPT = 50_000;

    /** Deeper ones are a mistake, as a class file that is its own supertype. */
    private static final int DEEPEST = 60;

    private final HandlerTable table;
    private final boolean annotated;
    private final Map<String, Ancestry> known = new ConcurrentHashMap<>();
    private final AtomicLong reads = new AtomicLong();

    Ancestors(HandlerTable table) {
        this.table = table;
        this.annotated = hasAnnotationsOfTypes(table);
    }

    /** Those in the table mark methods; only the user's own may stand on types. */
    private static boolean hasAnnotationsOfTypes(HandlerTable table) {
        for (String annotation : table.annotations()) {
            if (HandlerTable.USER.equals(table.annotation(annotation))) {
                return true;
            }
        }
        return false;
    }

    /** Class files that were read. */
    long reads() {
        return reads.get();
    }

    /** That of the class which is being looked at. */
    Ancestry of(@Nullable ClassLoader loader, ClassReader reader) {
        return own(loader, reader.getClassName(), reader, 0);
    }

    /** That of a type by its internal name; what cannot be read is no handler. */
    Ancestry of(@Nullable ClassLoader loader, String name) {
        return of(loader, name, 0);
    }

    private Ancestry of(@Nullable ClassLoader loader, String name, int depth) {
        if (JdkTypes.is(name) && !JdkTypes.hasTelemetry(name)) {
            return Ancestry.NONE;
        }
        String key = name + '@' + System.identityHashCode(loader);
        Ancestry ancestry = known.get(key);
        if (ancestry == null) {
            if (known.size() > MOST_KEPT) {
                known.clear();
            }
            ancestry = read(loader, name, depth);
            known.put(key, ancestry);
        }
        return ancestry;
    }

    private Ancestry read(@Nullable ClassLoader loader, String name, int depth) {
        ClassReader reader = depth > DEEPEST ? null : reader(loader, name);
        return reader == null ? named(name, ClassHead.UNKNOWN) : own(loader, name, reader, depth);
    }

    private Ancestry own(@Nullable ClassLoader loader, String name, ClassReader reader, int depth) {
        HandlerType type = table.type(name);
        ClassHead head = ClassHead.of(reader, table, annotated || type != null && type.takesAll());
        Ancestry ancestry = named(name, head);
        for (String above : head.above()) {
            ancestry = ancestry.and(of(loader, above, depth + 1));
        }
        return type != null && type.takesAll() ? withInherited(loader, ancestry, head, depth) : ancestry;
    }

    /** By its own name and annotations. */
    private Ancestry named(String name, ClassHead head) {
        HandlerType type = table.type(name);
        if (type == null && head.family() != null) {
            type = new HandlerType(name, head.family(), Set.of(), Set.of());
        }
        List<String> owners = table.isOwner(name) ? List.of(name) : List.of();
        if (type == null) {
            return owners.isEmpty() ? Ancestry.NONE : new Ancestry(List.of(), Set.of(), owners);
        }
        Set<String> callbacks = type.takesAll() ? new HashSet<>(head.methods()) : type.callbacks();
        return new Ancestry(List.of(type), callbacks, owners);
    }

    /** A type of the user's may have its methods from interfaces above it, as a {@code Consumer} of events has. */
    private Ancestry withInherited(@Nullable ClassLoader loader, Ancestry ancestry, ClassHead head, int depth) {
        Set<String> callbacks = new HashSet<>(ancestry.callbacks());
        for (String above : head.above()) {
            ClassReader reader = above.equals("java/lang/Object") || depth > DEEPEST ? null : reader(loader, above);
            if (reader != null) {
                callbacks.addAll(ClassHead.of(reader, table, true).methods());
            }
        }
        return new Ancestry(ancestry.types(), callbacks, ancestry.owners());
    }

    private @Nullable ClassReader reader(@Nullable ClassLoader loader, String name) {
        String file = name + ".class";
        try (InputStream in =
                loader == null ? ClassLoader.getSystemResourceAsStream(file) : loader.getResourceAsStream(file)) {
            reads.incrementAndGet();
            return in == null ? null : new ClassReader(in.readAllBytes());
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }
}
