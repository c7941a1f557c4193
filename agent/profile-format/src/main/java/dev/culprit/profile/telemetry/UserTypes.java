package dev.culprit.profile.telemetry;

import java.util.ArrayList;
import java.util.List;

/**
 * The types that a user names as handlers of their own: {@code com.acme.EventHandler} for a class or interface, {@code
 * @com.acme.TelemetryHandler} for an annotation.
 *
 * @param types internal names of classes and interfaces
 * @param annotations internal names of annotation types
 */
public record UserTypes(List<String> types, List<String> annotations) {

    public static final UserTypes NONE = new UserTypes(List.of(), List.of());

    public UserTypes {
        types = List.copyOf(types);
        annotations = List.copyOf(annotations);
    }

    /**
     * Reads such names.
     *
     * @throws IllegalArgumentException naming the first that is none
     */
    public static UserTypes of(List<String> names) {
        List<String> types = new ArrayList<>();
        List<String> annotations = new ArrayList<>();
        for (String name : names) {
            boolean annotation = name.startsWith("@");
            String type = annotation ? name.substring(1) : name;
            if (!isName(type)) {
                throw new IllegalArgumentException(
                        "'" + name + "' is not the name of a class, nor @ and that of an annotation");
            }
            (annotation ? annotations : types).add(type.replace('.', '/'));
        }
        return new UserTypes(types, annotations);
    }

    /** Words of letters and digits with single dots between them. */
    private static boolean isName(String name) {
        boolean start = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (start ? !Character.isJavaIdentifierStart(c) : c != '.' && !Character.isJavaIdentifierPart(c)) {
                return false;
            }
            start = c == '.';
        }
        return !start;
    }
}
