package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.load.LoadProgress;
import java.io.PrintStream;

/** Counts the files that have been read on one line of a terminal, and wipes it at the end of a set. */
final class LoadingLine implements LoadProgress {

    private static final long EVERY_NANOS = 200_000_000;

    private final PrintStream err;
    private long last = System.nanoTime();
    private boolean shown;

    private LoadingLine(PrintStream err) {
        this.err = err;
    }

    /** Shows progress unless nobody would see it, or nobody wants to. */
    static LoadProgress of(Invocation invocation, OutputOptions outputs) {
        return invocation.terminals().err() && !outputs.quiet ? new LoadingLine(invocation.err()) : SILENT;
    }

    @Override
    public void read(int done, int files) {
        long now = System.nanoTime();
        if (done < files && now - last >= EVERY_NANOS) {
            err.printf("\rreading profiles: %d of %d", done, files);
            err.flush();
            last = now;
            shown = true;
        } else if (done == files && shown) {
            err.print("\r\033[K");
            err.flush();
            shown = false;
        }
    }
}
