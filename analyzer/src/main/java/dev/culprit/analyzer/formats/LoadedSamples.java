package dev.culprit.analyzer.formats;

import dev.culprit.analyzer.samples.SampleTree;
import java.util.List;

/**
 * The samples of one side.
 *
 * @param trees one for each event
 * @param missing what of the files could not be read, in sentences that name the file; empty when all of it was
 */
public record LoadedSamples(List<SampleTree> trees, List<String> missing) {

    public LoadedSamples {
        trees = List.copyOf(trees);
        missing = List.copyOf(missing);
    }
}
