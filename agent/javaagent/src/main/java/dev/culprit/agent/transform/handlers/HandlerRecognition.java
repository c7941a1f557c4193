package dev.culprit.agent.transform.handlers;

import dev.culprit.profile.telemetry.HandlerTable;
import dev.culprit.profile.telemetry.HandlerType;
import dev.culprit.profile.telemetry.UserTypes;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the telemetry in classes as they are loaded: handlers, lambdas that are handlers, and methods that register them. Thread safe.
 *
 * <p>What costs time is asked only where it may find something. A class file is looked into when its constant pool names a type of the table. The class
 * files above a class are read only once a type of a library has been named somewhere; until then no class can inherit from one, but those whose
 * loading brings the library in, which are found when a handler of theirs is registered.
 */
public final class HandlerRecognition {

    private final UserTypes user;
    private final HandlerClasses found;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Map<String, String> askedFunctions = new ConcurrentHashMap<>();
    private final Set<String> withFunctions = ConcurrentHashMap.newKeySet();
    private volatile boolean libraryNamed;
    private volatile boolean stopped;

    /** Made for the first class that names a package of the table: reading it in a JVM that has no such class would be for nothing. */
    private volatile @Nullable Parts parts;

    private record Parts(HandlerTable table, KnownNames names, Ancestors ancestors) {}

    /** @param user the types that the user names */
    public HandlerRecognition(UserTypes user, HandlerClasses found) {
        this.user = user;
        this.found = found;
    }

    private Parts parts() {
        Parts known = parts;
        if (known == null) {
            HandlerTable table = HandlerTable.with(user);
            known = new Parts(table, new KnownNames(table), new Ancestors(table));
            parts = known;
        }
        return known;
    }

    /** The table with the user's types. */
    public HandlerTable table() {
        return parts().table();
    }

    /** How many class files were read to know what classes inherit. */
    public long hierarchyReads() {
        Parts known = parts;
        return known == null ? 0 : known.ancestors().reads();
    }

    /** That class is a handler, as one of its objects was registered: it is looked at whatever its constant pool says. */
    public void ask(String className, HandlerType type) {
        asked.add(className.replace('.', '/'));
        libraryNamed |= KnownNames.opensFamily(type.family());
    }

    /** Objects of that class are handlers by a function of the JDK, as one of them was registered: that method of it is a callback. */
    public void askFunction(String className, String method) {
        String internalName = className.replace('.', '/');
        askedFunctions.put(internalName, method);
        asked.add(internalName);
    }

    /** Whether functions of the JDK that the class implements were found when it was transformed. */
    public boolean hasFunctions(String className) {
        return withFunctions.contains(className);
    }

    /**
     * Whether handlers of that type get probes whoever registers them: those of the application always, others not where each program has
     * some of its platform's own.
     */
    public boolean looksOutside(HandlerType type, boolean selected) {
        return selected
                || KnownNames.opensFamily(type.family())
                || type.family().equals("jul");
    }

    /** From now on no class that is not selected is looked at. */
    public void stopLooking() {
        stopped = true;
    }

    /** Whether a class that is not selected may have telemetry all the same. */
    public boolean concerns(String internalName, @Nullable ClassLoader loader) {
        // The agent's own names first: they are loaded by asking this.
        if (stopped || internalName.startsWith("dev/culprit/agent/")) {
            return false;
        }
        if (loader == null || JdkTypes.is(internalName)) {
            return JdkTypes.hasTelemetry(internalName)
                    && (JdkTypes.REGISTERING.contains(internalName) || asked.contains(internalName));
        }
        boolean known = KnownPackages.has(internalName) || user.types().contains(internalName);
        if (!libraryNamed && !known) {
            return asked.contains(internalName);
        }
        KnownNames names = parts().names();
        libraryNamed |= names.opens(internalName);
        return libraryNamed || names.contains(internalName) || asked.contains(internalName);
    }

    /**
     * Looks at a class file.
     *
     * @param selected whether the class is one of the application's that are instrumented
     * @return null if there is nothing to do
     */
    public @Nullable ClassTelemetry look(@Nullable ClassLoader loader, ClassReader reader, boolean selected) {
        if (nothingIsKnown() && !KnownPackages.areNamedIn(reader)) {
            return null;
        }
        Parts known = parts();
        int named = known.names().in(reader);
        libraryNamed |= named == KnownNames.OPENING;
        boolean mayInherit = libraryNamed || asked.contains(reader.getClassName());
        if (named == KnownNames.NONE && !mayInherit) {
            return null;
        }
        Set<String> functions = functions(known.table(), reader, selected);
        Ancestry ancestry = known.ancestors().of(loader, reader);
        if (named == KnownNames.NONE && ancestry.isEmpty() && functions.isEmpty()) {
            return null;
        }
        ClassFindings findings = new ClassFindings(
                known.table(), known.ancestors(), found, loader, reader, ancestry, functions, libraryNamed);
        ClassTelemetry result = findings.collect(selected);
        if (findings.withFunctions()) {
            withFunctions.add(reader.getClassName().replace('/', '.'));
        }
        return result.isEmpty() ? null : result;
    }

    /** Whether no class so far named anything in the table, none was asked for, and the table is that of the libraries alone. */
    private boolean nothingIsKnown() {
        return parts == null
                && asked.isEmpty()
                && user.types().isEmpty()
                && user.annotations().isEmpty();
    }

    /** Names of the methods by which objects of the class may be registered as functions. */
    private Set<String> functions(HandlerTable table, ClassReader reader, boolean selected) {
        Set<String> names = new HashSet<>();
        String known = askedFunctions.get(reader.getClassName());
        if (known != null) {
            names.add(known);
        }
        for (String type : selected && libraryNamed ? reader.getInterfaces() : new String[0]) {
            String method = table.function(type);
            if (method != null) {
                names.add(method);
            }
        }
        return names;
    }
}
