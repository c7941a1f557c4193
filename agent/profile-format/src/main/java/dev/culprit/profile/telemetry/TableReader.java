package dev.culprit.profile.telemetry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** Reads a table in the form of {@link HandlerTypes#TABLE}. Not thread safe. */
final class TableReader {

    private static final Set<String> KEYWORDS =
            Set.of("HANDLER", "FUNCTION", "ADD", "REMOVE", "BASE", "ANNOTATION", "VALUE", "END");

    private static final Set<String> WITHOUT_FAMILY = Set.of("BASE", "FUNCTION", "VALUE", "END");

    /** What was read, by internal name. */
    final Map<String, HandlerType> types = new HashMap<>();

    final Map<String, String> functions = new HashMap<>();
    final Map<String, String> annotations = new HashMap<>();
    final Set<String> bases = new HashSet<>();
    final Set<String> values = new HashSet<>();
    final Map<String, List<String>> ends = new HashMap<>();
    final Map<String, List<RegistrationMethod>> registrations = new HashMap<>();

    /** @throws IllegalArgumentException if it is not of that form */
    void read(String table) {
        StringTokenizer words = new StringTokenizer(table);
        String keyword = null;
        List<String> entry = new ArrayList<>();
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            if (KEYWORDS.contains(word)) {
                read(keyword, entry);
                keyword = word;
                entry = new ArrayList<>();
            } else {
                entry.add(word);
            }
        }
        read(keyword, entry);
    }

    private void read(@Nullable String keyword, List<String> words) {
        if (keyword == null) {
            return;
        }
        boolean hasFamily = !WITHOUT_FAMILY.contains(keyword);
        String family = hasFamily ? words.get(0) : "";
        List<String> names = new ArrayList<>();
        int i = hasFamily ? 1 : 0;
        boolean inNames = true;
        for (; i < words.size() && inNames; i++) {
            String name = words.get(i);
            inNames = !name.endsWith(":");
            names.add(name.substring(0, name.length() - (inNames ? 0 : 1)).replace('.', '/'));
        }
        enter(keyword, family, names, words.subList(i, words.size()));
    }

    private void enter(String keyword, String family, List<String> names, List<String> methods) {
        for (String name : names) {
            switch (keyword) {
                case "BASE" -> bases.add(name);
                case "VALUE" -> values.add(name);
                case "END" -> list(ends, name).addAll(methods);
                case "ANNOTATION" -> annotations.put(name, family);
                case "FUNCTION" -> functions.put(name, methods.get(0));
                case "HANDLER" -> types.put(name, handler(name, family, methods));
                default -> register(family, name, methods, keyword.equals("ADD"));
            }
        }
    }

    private static HandlerType handler(String name, String family, List<String> methods) {
        int slash = methods.indexOf("/");
        List<String> callbacks = slash < 0 ? methods : methods.subList(0, slash);
        List<String> ends = slash < 0 ? List.of() : methods.subList(slash + 1, methods.size());
        if (callbacks.isEmpty()) {
            throw new IllegalArgumentException("a handler type without callbacks: " + name);
        }
        return new HandlerType(name, family, new HashSet<>(callbacks), new HashSet<>(ends));
    }

    private void register(String family, String owner, List<String> methods, boolean adds) {
        for (String method : methods) {
            int parenthesis = method.indexOf('(');
            String type = method.substring(parenthesis + 1, method.length() - 1).replace('.', '/');
            list(registrations, owner)
                    .add(new RegistrationMethod(family, owner, method.substring(0, parenthesis), type, adds));
        }
    }

    static <T> List<T> list(Map<String, List<T>> map, String key) {
        List<T> list = map.get(key);
        if (list == null) {
            list = new ArrayList<>();
            map.put(key, list);
        }
        return list;
    }
}
