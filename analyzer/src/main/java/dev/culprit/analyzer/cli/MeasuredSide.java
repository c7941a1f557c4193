package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.Contents;
import dev.culprit.analyzer.baseline.ProfileFile;
import dev.culprit.analyzer.baseline.TestSet;
import dev.culprit.analyzer.load.LoadException;
import dev.culprit.analyzer.load.LoadProgress;
import dev.culprit.analyzer.model.SideSummary;
import dev.culprit.analyzer.verdict.EnvironmentClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What was measured of one commit, by whatever tool, as far as a store of baselines needs to know it. */
sealed interface MeasuredSide permits Pipeline.LoadedSide, RecordedSide, ScoredSide {

    SideSummary summary();

    Contents contents();

    /** What has to be the same for it to be compared; what is unknown is empty. */
    EnvironmentClass environment();

    /** The tests that ran, or the benchmarks; none when it does not tell. */
    TestSet tests();

    /**
     * The files that it was read from.
     *
     * @param paths what was named
     */
    List<ProfileFile> files(List<Path> paths) throws LoadException;

    /**
     * What {@code set} is made of. What does not exist is taken for profiles, of which loading says so.
     *
     * @throws CommandFailure if a path cannot be looked at
     */
    static Contents.Kind kind(ProfileSet set) throws CommandFailure {
        if (set.paths().stream().noneMatch(Files::exists)) {
            return Contents.Kind.PROFILES;
        }
        if (BenchmarkInput.isOne(set)) {
            return Contents.Kind.BENCHMARKS;
        }
        return Pipeline.isSampled(set) ? Contents.Kind.RECORDINGS : Contents.Kind.PROFILES;
    }

    /**
     * Reads {@code set}, whatever it is made of.
     *
     * @throws CommandFailure if it cannot be read
     */
    static MeasuredSide load(ProfileSet set) throws CommandFailure {
        return switch (kind(set)) {
            case PROFILES -> new Pipeline(LoadProgress.SILENT).load(set);
            case RECORDINGS -> RecordedSide.load(set);
            case BENCHMARKS -> ScoredSide.load(set);
        };
    }
}
