package dev.culprit.profile.telemetry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /**
     * Reads it in few passes over its characters, and copies no set twice: it is read by code that is not compiled yet, in each JVM.
     *
     * @throws IllegalArgumentException if it is not of that form
     */
    void read(String table) {
        String text = table.replace('.', '/').replace('\n', ' ');
        String keyword = null;
        List<String> entry = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int space = text.indexOf(' ', start);
            int end = space < 0 ? text.length() : space;
            String word = text.substring(start, end);
            if (isKeyword(word)) {
                read(keyword, entry);
                keyword = word;
                entry = new ArrayList<>();
            } else if (!word.isEmpty()) {
                entry.add(word);
            }
            start = end + 1;
        }
        read(keyword, entry);
    }

    private static boolean isKeyword(String word) {
        return !word.isEmpty() && word.charAt(0) < 'a' && KEYWORDS.contains(word);
    }

    private void read(@Nullable String keyword, List<String> words) {
        if (keyword == null) {
            return;
        }
        boolean hasFamily = !WITHOUT_FAMILY.contains(keyword);
        String family = hasFamily ? words.get(0).replace('/', '.') : "";
        List<String> names = new ArrayList<>();
        int i = hasFamily ? 1 : 0;
        boolean inNames = true;
        for (; i < words.size() && inNames; i++) {
            String name = words.get(i);
            inNames = !name.endsWith(":");
            names.add(inNames ? name : name.substring(0, name.length() - 1));
        }
        enter(keyword, family, names, words.subList(i, words.size()));
    }

    private void enter(String keyword, String family, List<String> names, List<String> methods) {
        if (keyword.equals("HANDLER")) {
            handlers(family, names, methods);
            return;
        }
        for (String name : names) {
            switch (keyword) {
                case "BASE" -> bases.add(name);
                case "VALUE" -> values.add(name);
                case "END" -> list(ends, name).addAll(methods);
                case "ANNOTATION" -> annotations.put(name, family);
                case "FUNCTION" -> functions.put(name, methods.get(0));
                default -> register(family, name, methods, keyword.equals("ADD"));
            }
        }
    }

    private void handlers(String family, List<String> names, List<String> methods) {
        int slash = methods.indexOf("/");
        Set<String> callbacks = Set.copyOf(slash < 0 ? methods : methods.subList(0, slash));
        Set<String> endedBy = slash < 0 ? Set.of() : Set.copyOf(methods.subList(slash + 1, methods.size()));
        if (callbacks.isEmpty()) {
            throw new IllegalArgumentException("a handler type without callbacks: " + names);
        }
        for (String name : names) {
            types.put(name, new HandlerType(name, family, callbacks, endedBy));
        }
    }

    private void register(String family, String owner, List<String> methods, boolean adds) {
        for (String method : methods) {
            int parenthesis = method.indexOf('(');
            String type = method.substring(parenthesis + 1, method.length() - 1);
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
