package dev.culprit.agent.transform;

import dev.culprit.profile.MethodKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** Knows of a call whether it may block, from {@link BlockingMethods} and without loading or looking at any class. Immutable. */
final class WaitTable {

    /** Knows none. */
    static final WaitTable EMPTY = new WaitTable("");

    private static final String LIMIT = "Ljava/util/concurrent/TimeUnit;)";

    /** By internal name of the type on which they are called. */
    private final Map<String, List<Rule>> rules = new HashMap<>();

    /** @param table in the form of {@link BlockingMethods#TABLE} */
    WaitTable(String table) {
        StringTokenizer words = new StringTokenizer(table);
        List<String> types = new ArrayList<>();
        MethodKind kind = MethodKind.SLEEP;
        boolean inTypes = false;
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            if (isKind(word)) {
                kind = MethodKind.valueOf(word);
                types.clear();
                inTypes = true;
            } else if (inTypes) {
                inTypes = !word.endsWith(":");
                types.add(word.substring(0, word.length() - (inTypes ? 0 : 1)).replace('.', '/'));
            } else {
                add(types, Rule.of(kind, word));
            }
        }
    }

    private static boolean isKind(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if ((c < 'A' || c > 'Z') && c != '_') {
                return false;
            }
        }
        return true;
    }

    private void add(List<String> types, Rule rule) {
        for (String type : types) {
            List<Rule> known = rules.get(type);
            if (known == null) {
                known = new ArrayList<>();
                rules.put(type, known);
            }
            known.add(rule);
        }
    }

    /** Some methods of a type. */
    record Rule(MethodKind kind, String name, @Nullable String prefix, boolean withLimit) {

        static Rule of(MethodKind kind, String method) {
            int parenthesis = method.indexOf('(');
            if (parenthesis > 0) {
                return new Rule(kind, method.substring(0, parenthesis), method.substring(parenthesis), false);
            }
            boolean withLimit = method.endsWith("~");
            return new Rule(kind, withLimit ? method.substring(0, method.length() - 1) : method, null, withLimit);
        }

        boolean covers(String called, String descriptor) {
            return (name.equals(called) || name.equals("*"))
                    && (prefix == null || descriptor.startsWith(prefix))
                    && (!withLimit || descriptor.contains(LIMIT));
        }
    }

    /**
     * A method that may block.
     *
     * @param owner internal name of the type in the table
     */
    record Blocking(MethodKind kind, String owner, String name, String descriptor) {}

    /**
     * What that call may wait for, null if it does not block as far as is known.
     *
     * @param owner internal name of the type on which it is called
     * @param caller the class that makes the call
     */
    @Nullable
    Blocking find(String owner, String name, String descriptor, Supertypes caller) {
        if (rules.isEmpty()) {
            return null;
        }
        Blocking found = find(isObjectWait(name, descriptor) ? "java/lang/Object" : owner, name, descriptor);
        if (found != null || !owner.equals(caller.name())) {
            return found;
        }
        for (String type : caller.above()) {
            found = found == null ? find(type, name, descriptor) : found;
        }
        return found;
    }

    private @Nullable Blocking find(String owner, String name, String descriptor) {
        List<Rule> known = rules.get(owner);
        for (Rule rule : known == null ? Collections.<Rule>emptyList() : known) {
            if (rule.covers(name, descriptor)) {
                return new Blocking(rule.kind(), owner, name, descriptor);
            }
        }
        return null;
    }

    /** By internal name of the type. */
    Map<String, List<Rule>> rules() {
        return Collections.unmodifiableMap(rules);
    }

    /** The three are final in every class. */
    private static boolean isObjectWait(String name, String descriptor) {
        return name.equals("wait")
                && (descriptor.equals("()V") || descriptor.equals("(J)V") || descriptor.equals("(JI)V"));
    }
}
