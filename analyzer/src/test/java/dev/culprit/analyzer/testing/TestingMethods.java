package dev.culprit.analyzer.testing;

import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.MethodKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions of a JVM, by {@code Class.method(…)…}. */
final class TestingMethods {

    private static final String NO_ARGUMENTS = "()V";

    private final Map<Key, Integer> indexes = new LinkedHashMap<>();
    private final Map<Integer, String> bodies = new HashMap<>();
    private final Map<Integer, List<MethodInfo.Site>> observed = new HashMap<>();
    private final Map<String, List<MethodInfo.Site>> declared = new HashMap<>();

    private record Key(MethodKind kind, String function) {}

    int index(TestingCall call) {
        String function = withDescriptor(call.function);
        int index = indexes.computeIfAbsent(new Key(call.kind, function), key -> indexes.size());
        if (call.body != null) {
            bodies.put(index, call.body);
        }
        return index;
    }

    void observe(int caller, TestingCall call) {
        List<MethodInfo.Site> sites = observed.computeIfAbsent(caller, key -> new ArrayList<>());
        MethodInfo.Site site = new MethodInfo.Site(call.line, calleeHash(call.function));
        if (!sites.contains(site)) {
            sites.add(site);
        }
    }

    void sites(String function, List<String> sites) {
        declared.put(
                withDescriptor(function),
                sites.stream().map(TestingMethods::site).toList());
    }

    private static MethodInfo.Site site(String text) {
        int colon = text.indexOf(':');
        return new MethodInfo.Site(Integer.parseInt(text.substring(0, colon)), calleeHash(text.substring(colon + 1)));
    }

    List<MethodInfo> toInfos() {
        List<MethodInfo> infos = new ArrayList<>();
        indexes.forEach((key, index) -> infos.add(info(key, bodies.get(index), sitesOf(key.function, index))));
        return infos;
    }

    private List<MethodInfo.Site> sitesOf(String function, int index) {
        List<MethodInfo.Site> sites = declared.get(function);
        return sites != null ? sites : observed.getOrDefault(index, List.of());
    }

    private static MethodInfo info(Key key, @Nullable String body, List<MethodInfo.Site> sites) {
        String function = key.function;
        int parenthesis = function.indexOf('(');
        int dot = function.lastIndexOf('.', parenthesis);
        String className = function.substring(0, dot);
        String source = className.substring(className.lastIndexOf('.') + 1).replaceAll("\\$.*", "") + ".java";
        boolean isTest = key.kind == MethodKind.TEST;
        return new MethodInfo(
                key.kind,
                className,
                function.substring(dot + 1, parenthesis),
                isTest ? function.substring(0, parenthesis) : function.substring(parenthesis),
                source,
                1,
                99,
                mix(body != null ? body : function),
                sites);
    }

    /** Distinct for distinct texts in practice. */
    private static long mix(String text) {
        return 0x9E3779B97F4A7C15L * text.hashCode() + text.length();
    }

    /** Like the agent's: of name and descriptor, without the class and the numbers of lambdas. */
    private static int calleeHash(String function) {
        String full = withDescriptor(function);
        int dot = full.lastIndexOf('.', full.indexOf('('));
        return full.substring(dot + 1).replaceAll("^(lambda\\$.*)\\$\\d+", "$1").hashCode();
    }

    private static String withDescriptor(String function) {
        return function.indexOf('(') < 0 ? function + NO_ARGUMENTS : function;
    }
}
