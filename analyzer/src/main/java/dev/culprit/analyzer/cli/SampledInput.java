package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.formats.BothSides;
import dev.culprit.analyzer.load.LoadProgress;
import dev.culprit.analyzer.load.SampledSetLoader;
import dev.culprit.analyzer.model.SampledSet;
import dev.culprit.analyzer.samples.SampledEvent;
import dev.culprit.analyzer.verdict.SampledJudge;
import java.io.IOException;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Loads recordings of a sampler, and of them the one event that is looked at: a recording may have a million stacks of another. Both sides are
 * loaded at a time.
 */
final class SampledInput {

    private final @Nullable String event;
    private final LoadProgress progress;

    /** @param event what is to be looked at, null for the first that there is */
    SampledInput(@Nullable String event, LoadProgress progress) {
        this.event = event;
        this.progress = progress;
    }

    SampledSet load(ProfileSet set) throws CommandFailure {
        try {
            Set<SampledEvent> events = SampledSetLoader.events(set.paths());
            return load(set, wanted(events, events), progress);
        } catch (IOException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    BothSides<SampledSet> load(ProfileSet baseline, ProfileSet candidate) throws CommandFailure {
        try {
            BothSides<Set<SampledEvent>> events = BothSides.read(
                    () -> SampledSetLoader.events(baseline.paths()), () -> SampledSetLoader.events(candidate.paths()));
            Predicate<SampledEvent> wanted = wanted(events.baseline(), events.candidate());
            return BothSides.read(
                    () -> load(baseline, wanted, progress), () -> load(candidate, wanted, LoadProgress.SILENT));
        } catch (IOException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    /** All where none can be compared, so that it can be said what there is. */
    private Predicate<SampledEvent> wanted(Set<SampledEvent> baseline, Set<SampledEvent> candidate) {
        return SampledJudge.shared(baseline, candidate, event)
                .<Predicate<SampledEvent>>map(name -> found -> found.isCalled(name))
                .orElse(found -> true);
    }

    private static SampledSet load(ProfileSet set, Predicate<SampledEvent> wanted, LoadProgress progress)
            throws IOException {
        return SampledSetLoader.load(set.label(), set.paths(), wanted, progress);
    }
}
