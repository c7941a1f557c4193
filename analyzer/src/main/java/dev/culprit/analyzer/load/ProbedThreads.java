package dev.culprit.analyzer.load;

import dev.culprit.analyzer.load.ProbedPaths.Place;
import dev.culprit.profile.CallTree;
import dev.culprit.profile.Profile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the calls that a thread was in when it was sampled. */
final class ProbedThreads {

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final Map<String, ProbedPaths> groups = new LinkedHashMap<>();
    private final TestClock clock;

    /** @param rows for each call tree of {@code profile} the rows of the merged tree */
    ProbedThreads(Profile profile, ProbedMethods methods, List<int[]> rows) {
        for (int i = 0; i < rows.size(); i++) {
            CallTree tree = profile.callTrees().get(i);
            groups.put(tree.threadGroup(), new ProbedPaths(tree, profile.methods(), methods.keys(), rows.get(i)));
        }
        clock = new TestClock(profile.tests());
    }

    /** The group that the agent puts a thread into, by its name. */
    static String group(String thread) {
        return DIGITS.matcher(thread).replaceAll("#");
    }

    TestClock clock() {
        return clock;
    }

    /**
     * The places that a stack may have been in: those with the most calls on the path. One when it is certain, {@link Place#NOWHERE} when there is none.
     *
     * @param moment the test that the thread was in, null for none
     */
    List<Place> places(String thread, TestClock.@Nullable Moment moment, int[] keys, int[] lines) {
        ProbedPaths group = groups.get(group(thread));
        Integer phase = group == null || moment == null ? null : group.phase(moment.test(), moment.phase());
        if (group != null && phase != null) {
            Place place = group.follow(phase, keys, lines);
            return List.of(place.row() < 0 ? group.below(phase) : place);
        }
        List<Place> found = new ArrayList<>();
        for (ProbedPaths paths : group == null ? groups.values() : List.of(group)) {
            found.addAll(outermost(paths, keys, lines));
        }
        int most = found.stream().mapToInt(Place::matched).max().orElse(0);
        List<Place> best =
                found.stream().filter(place -> place.matched() == most).toList();
        return best.isEmpty() ? List.of(Place.NOWHERE) : best;
    }

    private static List<Place> outermost(ProbedPaths paths, int[] keys, int[] lines) {
        List<Place> found = new ArrayList<>();
        for (int key : keys) {
            if (key >= 0 && !paths.startsOf(key).isEmpty()) {
                paths.startsOf(key).forEach(start -> found.add(paths.follow(start, keys, lines)));
                break;
            }
        }
        return found;
    }
}
