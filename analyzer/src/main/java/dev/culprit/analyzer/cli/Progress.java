package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.fork.ForkListener;
import java.io.PrintStream;
import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows on standard error how a series of forks gets on. */
sealed interface Progress extends ForkListener, AutoCloseable {

    @Override
    default void close() {}

    /** Says something in a line of its own. */
    default void note(PrintWriter err, String text) {
        Errors.print(err, text);
    }

    /** A bar with the time that is left; for terminals. */
    final class Bar implements Progress {

        /** Fixed, because asking the terminal takes a native library and saves nobody anything. */
        private static final int COLUMNS = 78;

        private static final int UPDATE_MILLIS = 500;

        private final ProgressBar bar;

        Bar(int forks, PrintStream err) {
            bar = new ProgressBarBuilder()
                    .setTaskName("forks")
                    .setInitialMax(forks)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(UPDATE_MILLIS)
                    .setConsumer(new ConsoleProgressBarConsumer(err, COLUMNS))
                    .build();
        }

        @Override
        public void started(String description) {
            bar.setExtraMessage(description);
        }

        @Override
        public void finished() {
            bar.step();
        }

        @Override
        public void note(PrintWriter err, String text) {
            // The bar is drawn again, below, at its next update.
            err.print("\r\033[K");
            Errors.print(err, text);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** A line per fork; for logs. */
    final class Lines implements Progress {

        private final PrintWriter err;

        Lines(PrintWriter err) {
            this.err = err;
        }

        @Override
        public void started(String description) {
            Errors.print(err, "running " + description);
        }

        @Override
        public void finished() {}
    }

    /** Nothing at all. */
    final class Silent implements Progress {

        @Override
        public void started(String description) {}

        @Override
        public void finished() {}
    }
}
