package dev.culprit.analyzer.load;

/** Is told how far loading has come. */
@FunctionalInterface
public interface LoadProgress {

    /** Tells nobody. */
    LoadProgress SILENT = (done, files) -> {};

    /** {@code done} of {@code files} profile files have been read. */
    void read(int done, int files);
}
