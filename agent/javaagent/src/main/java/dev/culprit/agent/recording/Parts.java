package dev.culprit.agent.recording;

import dev.culprit.profile.Completeness.MissingPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the parts of one profile: a part that fails is missing and named, and the others are there all the same. Other errors than those
 * of linkage, such as that there is no memory, are not of a part: they end the whole profile. Not thread safe.
 */
final class Parts {

    private final Map<String, String> reasons = new LinkedHashMap<>();

    /**
     * The part, or {@code without} it. What has failed is not asked for again: half of a part would pass for the whole.
     *
     * @param name for people, as in "is missing the timeline"
     */
    <T extends @Nullable Object> T get(String name, T without, Supplier<? extends T> part) {
        if (reasons.containsKey(name)) {
            return without;
        }
        try {
            return part.get();
        } catch (LinkageError | RuntimeException e) {
            lost(name, e.toString());
            return without;
        }
    }

    /** The same for something that has to be done for a part. */
    void run(String name, Runnable part) {
        get(name, null, () -> {
            part.run();
            return null;
        });
    }

    /** A part has failed elsewhere. */
    void lost(String name, String reason) {
        reasons.putIfAbsent(name, reason);
    }

    /** The parts that failed so far. */
    List<MissingPart> missing() {
        List<MissingPart> missing = new ArrayList<>(reasons.size());
        for (Map.Entry<String, String> reason : reasons.entrySet()) {
            missing.add(new MissingPart(reason.getKey(), reason.getValue()));
        }
        return missing;
    }
}
