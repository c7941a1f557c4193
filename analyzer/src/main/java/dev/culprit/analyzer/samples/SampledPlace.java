package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.model.Function;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where samples put the change of a call's own time.
 *
 * @param function the function that carries it, the outermost of several that do together
 * @param path frames from the call down to {@code function}, without the call, with it
 * @param anchor row of the aligned tree of the call
 * @param line line in the code above {@code function} at which it is called; 0 when unknown
 * @param share the part of the change that it carries, 0 to 1
 * @param certain whether the samples prove a change there
 * @param alone whether its own code carries it, with what it calls of the platform; otherwise what it calls does too
 * @param platform the platform's function that most of it is spent in, null when in none
 * @param baselineSamples samples in it, of all forks
 * @param candidateSamples samples in it, of all forks
 */
public record SampledPlace(
        Function function,
        List<Function> path,
        int anchor,
        int line,
        double share,
        boolean certain,
        boolean alone,
        @Nullable Function platform,
        long baselineSamples,
        long candidateSamples) {

    public SampledPlace {
        path = List.copyOf(path);
    }
}
