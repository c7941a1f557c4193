package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.RunTimeline;
import dev.culprit.profile.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gathers when what happened, one profile at a time, and keeps the fork of median length: a picture of several runs on top of each other
 * would show none. JVMs make up forks as in {@link SetBuilder}; those of build tools and compilers are left out. Not thread safe.
 */
public final class TimelineBuilder implements ProfileListener {

    private final Map<String, List<JvmTimeline>> forks = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    @Override
    public void add(String origin, String file, Profile profile) {
        if (BuildTools.isOne(profile.manifest())) {
            return;
        }
        ForkNames.Identity fork = ForkNames.of(origin, file, profile.manifest());
        names.putIfAbsent(fork.key(), fork.name());
        forks.computeIfAbsent(fork.key(), key -> new ArrayList<>()).add(JvmTimeline.of(profile));
    }

    /** The timeline of the typical fork; null when no test, wait or process is known of it. */
    public @Nullable RunTimeline build() {
        List<RunTimeline> timelines = forks.entrySet().stream()
                .map(fork -> ForkTimeline.of(names.getOrDefault(fork.getKey(), ""), fork.getValue()))
                .filter(timeline -> !timeline.lanes().isEmpty())
                .sorted(Comparator.comparingLong(RunTimeline::lengthNanos))
                .toList();
        return timelines.isEmpty() ? null : timelines.get((timelines.size() - 1) / 2);
    }
}
