package dev.culprit.analyzer.cli.fork;

/**
 * All forks of one command of several that are run in turn.
 *
 * @param name how to call it: {@code baseline}, {@code candidate}, or a setting such as {@code workers=4}
 * @param command what is run
 * @param profiles where its JVMs write their profiles
 */
public record ForkSeries(String name, MeasuredCommand command, ProfileFolder profiles) {

    /** The name of its directory, by which its logs are called, too. */
    String fileName() {
        return String.valueOf(profiles.path().getFileName());
    }

    ForkSeries with(String option, String value) {
        return new ForkSeries(name, command.with(option, value), profiles);
    }
}
