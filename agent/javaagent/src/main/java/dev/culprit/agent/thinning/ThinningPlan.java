package dev.culprit.agent.thinning;

import dev.culprit.profile.InstrumentationPlan.ThinnedMethod;
import dev.culprit.profile.InstrumentationPlan.Timing;
import dev.culprit.profile.ProfileReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which methods are thinned from the start, by class and method. Immutable. */
public final class ThinningPlan {

    /** No method is. */
    public static final ThinningPlan NONE = new ThinningPlan(Map.of(), false);

    /** Sets of profiles have a directory for each fork at most. */
    private static final int MAX_DEPTH = 4;

    private static final String PROFILE = ".culprit";

    private final Map<String, Map<String, Timing>> timings;
    private final boolean given;

    private ThinningPlan(Map<String, Map<String, Timing>> timings, boolean given) {
        this.timings = timings;
        this.given = given;
    }

    /** That plan; of two entries for one method, the one counts that measures less. */
    static ThinningPlan of(List<ThinnedMethod> methods) {
        Map<String, Map<String, Timing>> timings = new HashMap<>();
        add(methods, timings);
        return new ThinningPlan(timings, true);
    }

    /**
     * Reads the plan in a profile, in all profiles of a directory, or in a JSON file.
     *
     * @param file null for {@link #NONE}
     * @throws IOException naming the file, if there is none or it is something else
     */
    public static ThinningPlan read(@Nullable File file) throws IOException {
        if (file == null) {
            return NONE;
        }
        Map<String, Map<String, Timing>> timings = new HashMap<>();
        if (!file.isDirectory()) {
            add(file, timings);
        } else if (addAll(file, MAX_DEPTH, timings) == 0) {
            throw new IOException(
                    "cannot read the plan " + file + " (option plan): no profile (*" + PROFILE + ") is in it");
        }
        return new ThinningPlan(timings, true);
    }

    private static int addAll(File directory, int depth, Map<String, Map<String, Timing>> timings) throws IOException {
        File[] files = directory.listFiles();
        int profiles = 0;
        for (File file : files == null ? new File[0] : files) {
            if (file.isDirectory() && depth > 1) {
                profiles += addAll(file, depth - 1, timings);
            } else if (file.getName().endsWith(PROFILE) && file.isFile()) {
                add(file, timings);
                profiles++;
            }
        }
        return profiles;
    }

    private static void add(File file, Map<String, Map<String, Timing>> timings) throws IOException {
        try {
            add(ProfileReader.readThinned(file.toPath()), timings);
        } catch (NoSuchFileException e) {
            throw unreadable(file, "no such file", e);
        } catch (AccessDeniedException e) {
            throw unreadable(file, "permission denied", e);
        } catch (IOException e) {
            throw unreadable(file, e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
    }

    private static IOException unreadable(File file, String what, IOException cause) {
        return new IOException("cannot read the plan " + file + " (option plan): " + what, cause);
    }

    private static void add(List<ThinnedMethod> methods, Map<String, Map<String, Timing>> timings) {
        for (ThinnedMethod method : methods) {
            timings.computeIfAbsent(method.className(), name -> new HashMap<>())
                    .merge(method.name() + method.descriptor(), method.timing(), ThinningPlan::lesser);
        }
    }

    /** Of two timings the one that measures less. */
    static Timing lesser(Timing one, Timing other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** What the plan says of that method, {@link Timing#EVERY} when nothing. */
    Timing of(String className, String name, String descriptor) {
        Map<String, Timing> methods = timings.get(className);
        return methods == null ? Timing.EVERY : methods.getOrDefault(name + descriptor, Timing.EVERY);
    }

    /** Whether there is a plan at all, be it an empty one. */
    boolean isGiven() {
        return given;
    }
}
