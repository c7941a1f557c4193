package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.BaselineStore;
import dev.culprit.analyzer.baseline.Entry;
import dev.culprit.analyzer.git.Commit;
import dev.culprit.analyzer.git.GitFailure;
import dev.culprit.analyzer.git.History;
import dev.culprit.analyzer.git.Repository;
import dev.culprit.analyzer.load.LoadProgress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code culprit baseline save}. */
@Command(
        name = "save",
        description = "Saves a profile set as the baseline of its commit.",
        mixinStandardHelpOptions = true)
final class BaselineSaveCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(
            index = "0",
            paramLabel = "SET",
            description = "A directory of profiles, or several separated by commas.")
    String set = "";

    @Mixin
    StoreOption store = new StoreOption();

    @Mixin
    ConfigOption config = new ConfigOption();

    @Option(
            names = "--branch",
            paramLabel = "NAME",
            description = "Branch of the commit (default: the one checked out).")
    @Nullable
    String branch;

    @Option(
            names = "--commit",
            paramLabel = "REF",
            description = "Commit that was measured (default: what the profiles say, else the one checked out).")
    @Nullable
    String commit;

    @Option(
            names = "--repository",
            paramLabel = "DIR",
            description = "Working tree whose commits are meant (default: the current directory).")
    Path repository = Path.of("");

    @Option(
            names = "--keep",
            paramLabel = "K",
            description = "Afterwards keep the last K commits of each branch in each environment.")
    @Nullable
    Integer keep;

    BaselineSaveCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        if (keep != null) {
            Counts.requirePositive("--keep", keep);
        }
        ProfileSet typed = ProfileSet.typed("SET", set, null);
        if (Pipeline.isSampled(typed)) {
            throw new CommandFailure(set + " holds recordings of a sampler; a baseline is of culprit's own profiles");
        }
        GateFile file = config.read(repository);
        Pipeline.LoadedSide side = new Pipeline(LoadProgress.SILENT).load(typed);
        String measured = commit(side.set().summary().commit());
        Integer most = keep != null ? keep : file.keep();
        String of = branch != null ? branch : currentBranch();
        try (BaselineStore opened = store.open(file.store(), invocation)) {
            Entry entry = new BaselineRecorder(opened, most, invocation.clocks().epochMillis())
                    .save(typed.paths(), side.set(), of, measured);
            invocation.out().println(new BaselineText(invocation).saved(entry));
        }
        return ExitCodes.OK;
    }

    private String commit(@Nullable String ofProfiles) throws CommandFailure, GitFailure {
        if (commit != null) {
            return repository().resolve(commit).id();
        }
        if (ofProfiles != null && ofProfiles.endsWith("-dirty")) {
            throw new CommandFailure(set + " is of uncommitted changes on " + ofProfiles.replace("-dirty", "")
                    + "; commit them and record it again, or say of which commit it is: --commit REF");
        }
        if (ofProfiles != null && !isCheckedOut(ofProfiles)) {
            return ofProfiles;
        }
        History history = new History(repository());
        if (history.isDirty()) {
            throw new CommandFailure("the working tree has uncommitted changes, which " + set
                    + " may be of; commit them and record it again, or say of which commit it is: --commit REF");
        }
        return ofProfiles != null ? ofProfiles : repository().resolve("HEAD").id();
    }

    private boolean isCheckedOut(String ofProfiles) throws GitFailure {
        try {
            Commit head = repository().resolve("HEAD");
            return head.id().equals(ofProfiles);
        } catch (GitFailure e) {
            if (branch == null) {
                throw e;
            }
            // The profiles know their commit, and the branch was said: there need be no repository.
            return false;
        }
    }

    private String currentBranch() throws CommandFailure, GitFailure {
        return new History(repository())
                .currentBranch()
                .orElseThrow(() -> new CommandFailure(
                        "a commit is checked out and no branch; say of which branch it is: --branch NAME"));
    }

    private Repository repository() throws GitFailure {
        return Repository.around(repository.toAbsolutePath(), invocation.children()::run);
    }
}
