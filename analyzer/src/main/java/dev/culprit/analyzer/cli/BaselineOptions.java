package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.BaselineException;
import dev.culprit.analyzer.baseline.BaselineStore;
import dev.culprit.analyzer.git.GitFailure;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;

/** Where baselines are, by an option or by the settings of the repository. */
final class BaselineOptions {

    @Mixin
    StoreOption store = new StoreOption();

    @Mixin
    ConfigOption config = new ConfigOption();

    /** The store by the settings of the working directory; to be closed. */
    BaselineStore open(Invocation invocation) throws CommandFailure, GitFailure, BaselineException {
        return open(config.read(Path.of("")), invocation);
    }

    /** The store; to be closed. */
    BaselineStore open(GateFile file, Invocation invocation) throws CommandFailure, GitFailure, BaselineException {
        return store.open(file.store(), invocation);
    }
}
