package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.BaselineStore;
import dev.culprit.analyzer.baseline.Entry;
import dev.culprit.analyzer.git.Commit;
import dev.culprit.analyzer.git.GitFailure;
import dev.culprit.analyzer.git.History;
import dev.culprit.analyzer.git.Repository;
import java.util.List;
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
            paramLabel = "SET",
            arity = "1..*",
            description =
                    "A directory of profiles, or several separated by commas. Or recordings of a sampler, or results of JMH, as of"
                            + " 'diff': these may be several words.")
    List<String> sets = List.of();

    @Mixin
    BaselineOptions baselines = new BaselineOptions();

    @Option(
            names = "--branch",
            paramLabel = "NAME",
            description = "Branch of the commit (default: the one checked out).")
    @Nullable
    String branch;

    @Mixin
    CommitOption measured = new CommitOption();

    @Mixin
    RepositoryOption repository = new RepositoryOption();

    @Mixin
    RetentionOptions kept = new RetentionOptions();

    BaselineSaveCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        kept.require();
        ProfileSet typed = TypedSet.of(sets, "save");
        GateFile file = baselines.config.read(repository.directory);
        MeasuredSide side = MeasuredSide.load(typed);
        String ofCommit = commit(typed.label(), side.summary().commit());
        String ofBranch = branch != null ? branch : currentBranch();
        try (BaselineStore opened = baselines.open(file, invocation)) {
            Entry entry = new BaselineRecorder(
                            opened, kept.whenSaved(file), invocation.clocks().epochMillis())
                    .save(typed.paths(), side, ofBranch, ofCommit);
            invocation.out().println(new BaselineText(invocation).saved(entry));
        }
        return ExitCodes.OK;
    }

    private String commit(String set, @Nullable String ofProfiles) throws CommandFailure, GitFailure {
        if (measured.commit != null) {
            return repository().resolve(measured.commit).id();
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
        return repository.open(invocation);
    }
}
