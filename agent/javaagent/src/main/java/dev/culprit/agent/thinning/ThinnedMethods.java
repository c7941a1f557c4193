package dev.culprit.agent.thinning;

import dev.culprit.agent.runtime.Recorder;
import dev.culprit.agent.transform.MethodTimings;
import dev.culprit.profile.InstrumentationPlan.ThinnedMethod;
import dev.culprit.profile.InstrumentationPlan.Timing;
import dev.culprit.profile.MethodInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which methods are thinned, why and since when. Thread safe. */
public final class ThinnedMethods implements MethodTimings {

    private static final String BUDGET = "budget";
    private static final String PLAN = "plan";
    private static final String OPTION = "option";

    private final ThinningPlan plan;
    private final Timing initial;
    private final Map<Integer, ThinnedMethod> methods = new HashMap<>();
    private final Map<String, Timing> adapted = new HashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();

    /** @param initial the timing of methods of which the plan says nothing */
    public ThinnedMethods(ThinningPlan plan, Timing initial) {
        this.plan = plan;
        this.initial = initial;
        if (initial != Timing.EVERY) {
            Recorder.thinAll(initial == Timing.SAMPLED);
        }
    }

    @Override
    public synchronized Timing of(String className, String name, String descriptor) {
        Timing given = ThinningPlan.lesser(initial, plan.of(className, name, descriptor));
        return adapted.isEmpty()
                ? given
                : ThinningPlan.lesser(given, adapted.getOrDefault(key(className, name, descriptor), Timing.EVERY));
    }

    private static String key(String className, String name, String descriptor) {
        return className + '.' + name + descriptor;
    }

    @Override
    public synchronized void registered(int methodId, MethodInfo method) {
        if (methods.containsKey(methodId)) {
            return;
        }
        Timing planned = plan.of(method.className(), method.name(), method.descriptor());
        Timing timing = ThinningPlan.lesser(initial, planned);
        methods.put(methodId, entry(method, timing, planned == timing ? PLAN : OPTION, 0, 0, 0));
        if (planned == timing && timing != Timing.OFF) {
            Recorder.thinFromTheStart(methodId, timing == Timing.SAMPLED);
        }
    }

    /** The budget demands it. What is written down is the last change. */
    synchronized void thinned(
            int methodId, MethodInfo method, Timing timing, long sinceNanos, long callsBefore, long totalNanosBefore) {
        methods.put(methodId, entry(method, timing, BUDGET, sinceNanos, callsBefore, totalNanosBefore));
        adapted.put(key(method.className(), method.name(), method.descriptor()), timing);
    }

    private static ThinnedMethod entry(
            MethodInfo method, Timing timing, String reason, long since, long callsBefore, long totalNanosBefore) {
        return new ThinnedMethod(
                method.className(),
                method.name(),
                method.descriptor(),
                timing,
                reason,
                since,
                callsBefore,
                totalNanosBefore);
    }

    /** How that method is measured now. */
    synchronized Timing timing(int methodId) {
        ThinnedMethod method = methods.get(methodId);
        return method == null ? initial : method.timing();
    }

    /** Whether probes may be taken out: with a plan, both sides of a comparison are to have the same ones. */
    boolean mayTakeOut() {
        return !plan.isGiven();
    }

    /** Something that a reader of the profile has to know; a plain sentence. */
    synchronized void note(String sentence) {
        notes.add(sentence);
    }

    public synchronized List<String> notes() {
        return new ArrayList<>(notes);
    }

    /** All of them, by method id. */
    public synchronized List<ThinnedMethod> list() {
        List<ThinnedMethod> list = new ArrayList<>();
        List<Integer> ids = new ArrayList<>(methods.keySet());
        ids.sort(null);
        for (int methodId : ids) {
            list.add(methods.get(methodId));
        }
        return list;
    }
}
