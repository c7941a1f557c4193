package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.samples.Workload;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What of files of samples is compared, and how. */
final class SampleOptions {

    @Option(
            names = "--event",
            paramLabel = "EVENT",
            description =
                    "Of files of samples, such as JFR: the event to look at: cpu, wall, alloc, lock, or as the file calls it,"
                            + " or the engine that took its samples, such as jdk.ExecutionSample. Default: the first of these that there is.")
    @Nullable
    String event;

    @Option(
            names = "--normalize",
            paramLabel = "HOW",
            description =
                    "Of files of samples: what makes recordings of different work comparable: auto (what most functions agree on), recording"
                            + " (each holds the same work), second (in proportion to their length). Default: auto.")
    @Nullable
    String normalize;

    Workload.Basis basis() throws CommandFailure {
        if (normalize == null) {
            return Workload.Basis.AUTO;
        }
        return switch (normalize) {
            case "auto" -> Workload.Basis.AUTO;
            case "recording" -> Workload.Basis.RECORDING;
            case "second" -> Workload.Basis.SECOND;
            default -> throw new CommandFailure("--normalize is auto, recording or second, not '" + normalize + "'");
        };
    }

    /** @throws CommandFailure if one was given: they say nothing of profiles with measured calls */
    void refuse() throws CommandFailure {
        String given = Stream.of(event == null ? "" : "--event", normalize == null ? "" : "--normalize")
                .filter(option -> !option.isEmpty())
                .findFirst()
                .orElse("");
        if (!given.isEmpty()) {
            throw new CommandFailure(given + " is for files of samples, such as JFR; these are culprit's own profiles");
        }
    }
}
