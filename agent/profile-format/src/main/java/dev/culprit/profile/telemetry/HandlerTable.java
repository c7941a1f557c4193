package dev.culprit.profile.telemetry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows which types are telemetry handlers and which methods register them, by name. Names may be internal ({@code a/b/C}) or binary ({@code
 * a.b.C}). Immutable. No lambdas: it is made inside measured JVMs.
 */
public final class HandlerTable {

    /** The family of the types that the user names. */
    public static final String USER = "user";

    private static final List<String> ADDS = List.of(
            "add", "register", "attach", "subscribe", "on", "set", "with", "use", "install", "observe", "listen");
    private static final List<String> REMOVES =
            List.of("remove", "unregister", "deregister", "detach", "unsubscribe", "off", "uninstall");

    private final Map<String, HandlerType> types;
    private final Map<String, String> functions;
    private final Map<String, String> annotations;
    private final Set<String> bases;
    private final Set<String> values;
    private final Map<String, List<String>> ends;
    private final Map<String, List<RegistrationMethod>> registrations;
    private final Map<String, List<RegistrationMethod>> byMethod = new HashMap<>();
    private final List<String> userTypes;

    private HandlerTable(UserTypes user) {
        TableReader read = new TableReader();
        read.read(HandlerTypes.TABLE);
        types = read.types;
        functions = read.functions;
        annotations = read.annotations;
        bases = read.bases;
        values = read.values;
        ends = read.ends;
        registrations = read.registrations;
        for (List<RegistrationMethod> ofOwner : registrations.values()) {
            for (RegistrationMethod method : ofOwner) {
                TableReader.list(byMethod, method.method()).add(method);
            }
        }
        for (String type : user.types()) {
            types.put(type, new HandlerType(type, USER, Set.of(), Set.of()));
        }
        for (String annotation : user.annotations()) {
            annotations.put(annotation, USER);
        }
        userTypes = user.types();
    }

    /** The types of known libraries and of the JDK, and the user's. */
    public static HandlerTable with(UserTypes user) {
        return new HandlerTable(user);
    }

    private static String internal(String name) {
        return name.replace('.', '/');
    }

    /** The handler type of that name, null if it is none. Supertypes are not looked at. */
    public @Nullable HandlerType type(String name) {
        return types.get(internal(name));
    }

    /** All handler types, by internal name. */
    public Map<String, HandlerType> types() {
        return Collections.unmodifiableMap(types);
    }

    /** The method of that functional interface of the JDK which is a handler only where it is registered; null if it is none. */
    public @Nullable String function(String name) {
        return functions.get(internal(name));
    }

    /** The family of that annotation, null if it marks no handlers. A descriptor ({@code La/b/C;}) will do, too. */
    public @Nullable String annotation(String name) {
        boolean descriptor = name.startsWith("L") && name.endsWith(";");
        return annotations.get(internal(descriptor ? name.substring(1, name.length() - 1) : name));
    }

    /** Internal names of the annotations that mark handlers. */
    public Set<String> annotations() {
        return Collections.unmodifiableSet(annotations.keySet());
    }

    /** Whether that class lies between a handler type and handlers or only hands on to several: its own methods are callbacks of none. */
    public boolean isBase(String name) {
        return bases.contains(internal(name));
    }

    /** Whether handlers of that type are asked for a value, each for its own, so that several of one line are no duplicates. */
    public boolean isValue(String name) {
        return values.contains(internal(name));
    }

    /** Whether a call of that method of the owner, which takes nothing, ends what is registered with the object. */
    public boolean endsAll(String owner, String method) {
        return ends.getOrDefault(internal(owner), List.of()).contains(method);
    }

    /** Whether objects of that class belong to one that ends, as far as names tell: it is a class inside of such a type. */
    public boolean isInsideOfEnding(String name) {
        String inner = internal(name);
        int end = inner.lastIndexOf('$');
        return end > 0 && ends.containsKey(inner.substring(0, end));
    }

    /** The methods of that type that register or remove handlers; overridden in its subtypes. */
    public List<RegistrationMethod> registrations(String owner) {
        return registrations.getOrDefault(internal(owner), List.of());
    }

    /** Whether that type has methods that register or remove handlers. */
    public boolean isOwner(String name) {
        return registrations.containsKey(internal(name));
    }

    /** Internal names of the types that have such methods. */
    public Set<String> owners() {
        return Collections.unmodifiableSet(registrations.keySet());
    }

    /**
     * The method of that owner which registers or removes a handler of a type in the table.
     *
     * @param owner the type that declares it, or a supertype of that
     * @return null if that method does not
     */
    public @Nullable RegistrationMethod registration(String owner, String method, String descriptor) {
        return find(registrations(owner), method, descriptor);
    }

    /** The same with whatever owner: for calls on a subtype, where that is not looked up. */
    public @Nullable RegistrationMethod registrationByName(String method, String descriptor) {
        return find(byMethod.getOrDefault(method, List.of()), method, descriptor);
    }

    private static @Nullable RegistrationMethod find(List<RegistrationMethod> known, String method, String descriptor) {
        for (RegistrationMethod candidate : known) {
            if (candidate.method().equals(method) && candidate.argument(descriptor) >= 0) {
                return candidate;
            }
        }
        return null;
    }

    /**
     * The same for the user's types, of which nobody knows who registers them: a method that takes one, and whose name says that it adds
     * ({@code add}, {@code register}, {@code subscribe}, {@code on} …) or removes.
     *
     * @return null if that method does neither
     */
    public @Nullable RegistrationMethod userRegistration(String owner, String method, String descriptor) {
        for (String type : userTypes) {
            if (descriptor.contains(type)) {
                boolean removes = startsWithWord(method, REMOVES);
                RegistrationMethod found = new RegistrationMethod(USER, internal(owner), method, type, !removes);
                if ((removes || startsWithWord(method, ADDS)) && found.argument(descriptor) >= 0) {
                    return found;
                }
            }
        }
        return null;
    }

    /** {@code onEvent} begins with the word {@code on}, and {@code only} does not. */
    private static boolean startsWithWord(String method, List<String> words) {
        for (String word : words) {
            boolean ends = method.length() == word.length()
                    || method.length() > word.length() && Character.isUpperCase(method.charAt(word.length()));
            if (method.startsWith(word) && ends) {
                return true;
            }
        }
        return false;
    }

    /** Internal names of the user's types. */
    public List<String> userTypes() {
        return new ArrayList<>(userTypes);
    }
}
