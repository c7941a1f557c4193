package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.Contents;
import dev.culprit.analyzer.baseline.ProfileFile;
import dev.culprit.analyzer.baseline.TestSet;
import dev.culprit.analyzer.load.LoadException;
import dev.culprit.analyzer.load.RecordingFacts;
import dev.culprit.analyzer.load.SampledSetLoader;
import dev.culprit.analyzer.model.SideSummary;
import dev.culprit.analyzer.samples.SampledEvent;
import dev.culprit.analyzer.verdict.EnvironmentClass;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Recordings of a sampler. Their stacks are read when it is known what they are compared with, and by which event.
 *
 * @param set where they are
 * @param facts what is known of them without their stacks
 * @param contents what of them is compared
 */
record RecordedSide(ProfileSet set, RecordingFacts facts, Contents contents)
        implements MeasuredSide, BaselineSearch.Opened {

    /** @throws CommandFailure if one that is named cannot be read, or none has samples */
    static RecordedSide load(ProfileSet set) throws CommandFailure {
        try {
            RecordingFacts facts = SampledSetLoader.facts(set.label(), set.paths());
            return new RecordedSide(set, facts, Contents.ofRecordings(names(facts, found -> true)));
        } catch (LoadException e) {
            throw new CommandFailure(e.getMessage());
        }
    }

    /** The same of which it is known of which commit it is. */
    RecordedSide ofCommit(String id) {
        RecordingFacts known = new RecordingFacts(
                facts.files(), facts.events(), facts.summary().ofCommit(id));
        return new RecordedSide(set, known, contents);
    }

    /**
     * The same, of which one event is compared.
     *
     * @param event its name or its engine's, null for any
     * @throws CommandFailure if there is none such
     */
    RecordedSide only(@Nullable String event) throws CommandFailure {
        Set<String> events = names(facts, found -> event == null || found.isCalled(event));
        if (events.isEmpty()) {
            throw new CommandFailure(
                    set.label() + " has no samples of '" + event + "'; it has " + String.join(", ", contents.events()));
        }
        return new RecordedSide(set, facts, Contents.ofRecordings(events));
    }

    private static Set<String> names(RecordingFacts facts, Predicate<SampledEvent> wanted) {
        return facts.events().stream()
                .filter(wanted)
                .map(event -> event.engine().isEmpty() ? event.name() : event.name() + " (" + event.engine() + ")")
                .collect(Collectors.toSet());
    }

    @Override
    public SideSummary summary() {
        return facts.summary();
    }

    @Override
    public EnvironmentClass environment() {
        return EnvironmentClass.of(facts.summary());
    }

    @Override
    public TestSet tests() {
        return new TestSet(Collections.emptySortedSet());
    }

    @Override
    public List<ProfileFile> files(List<Path> paths) {
        return facts.files().stream().map(file -> new ProfileFile(file, 0)).toList();
    }
}
