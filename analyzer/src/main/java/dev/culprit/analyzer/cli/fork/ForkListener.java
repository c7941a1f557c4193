package dev.culprit.analyzer.cli.fork;

/** Learns how a series of forks gets on. */
public interface ForkListener {

    /** A fork begins; {@code description} says which, such as {@code baseline 2 of 5}. */
    void started(String description);

    /** The fork last begun has ended. */
    void finished();
}
