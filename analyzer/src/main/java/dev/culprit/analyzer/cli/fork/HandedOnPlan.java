package dev.culprit.analyzer.cli.fork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one fork of a set for those that follow: a copy of its profiles in a directory of their own, for the set's holds
 * others, and more from fork to fork.
 */
public final class HandedOnPlan implements AutoCloseable {

    private final ProfileFolder set;
    private @Nullable Path copies;

    public HandedOnPlan(ProfileFolder set) {
        this.set = set;
    }

    /** {@code command} with the plan of {@code fork}; as it is when that fork timed every call. */
    public MeasuredCommand of(String fork, MeasuredCommand command) throws ForkFailure {
        if (!RecordedPlan.isThinned(set, fork)) {
            return command;
        }
        try {
            Path directory = Files.createTempDirectory("culprit-plan");
            copies = directory;
            for (Path profile : set.filesOf(fork)) {
                Files.copy(profile, directory.resolve(profile.getFileName()));
            }
            return command.with(RecordedPlan.OPTION, directory.toString());
        } catch (IOException e) {
            throw new ForkFailure("cannot hand the plan of fork " + fork + " on (" + e.getMessage()
                    + "); is there room in the directory for temporary files?");
        }
    }

    @Override
    public void close() {
        if (copies != null) {
            ProfileFolder folder = new ProfileFolder(copies);
            folder.discardAll();
            try {
                Files.deleteIfExists(copies);
            } catch (IOException e) {
                // The system clears its directory for temporary files by itself.
                return;
            }
        }
    }
}
