package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.git.Forge;
import dev.culprit.analyzer.git.GitFailure;
import dev.culprit.analyzer.git.ProcessStarter;
import dev.culprit.analyzer.git.Repository;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.report.SourceLinks;
import dev.culprit.analyzer.report.SourceTree;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the sources of measured commits can be read: as {@code --source-url} says, or as the remote of the repository lets guess. A commit that is
 * not in that repository, or had uncommitted changes, has no links: its lines are not known.
 */
final class SourceSites {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    private final OutputOptions options;
    private final ProcessStarter git;
    private final Path directory;

    /** @param directory in the repository that is asked */
    SourceSites(OutputOptions options, ProcessStarter git, Path directory) {
        this.options = options;
        this.git = git;
        this.directory = directory;
    }

    /** Links of the page of a comparison, if one is to be written. */
    SourceLinks links(Comparison comparison) {
        return links(comparison.baseline().commit(), comparison.candidate().commit());
    }

    /** Links of a page, if one is to be written. */
    SourceLinks links(@Nullable String baselineCommit, @Nullable String candidateCommit) {
        if (options.html == null || !isClean(baselineCommit) && !isClean(candidateCommit)) {
            return SourceLinks.NONE;
        }
        try {
            Forge forge = new Forge(Repository.around(directory.toAbsolutePath(), git));
            Optional<String> template = options.sourceUrl == null ? forge.template() : Optional.of(options.sourceUrl);
            return template.isEmpty()
                    ? SourceLinks.NONE
                    : new SourceLinks(
                            tree(forge, template.get(), baselineCommit), tree(forge, template.get(), candidateCommit));
        } catch (GitFailure e) {
            // There is no repository here, or no git: then there is nothing to link to.
            return SourceLinks.NONE;
        }
    }

    private static SourceTree tree(Forge forge, String template, @Nullable String commit) throws GitFailure {
        return commit == null || !isClean(commit)
                ? SourceTree.UNKNOWN
                : new SourceTree(template.replace("{commit}", commit), forge.files(commit));
    }

    private static boolean isClean(@Nullable String commit) {
        return commit != null && COMMIT.matcher(commit).matches();
    }
}
