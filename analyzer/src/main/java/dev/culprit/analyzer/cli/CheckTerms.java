package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.load.LoadProgress;

/**
 * What candidates of all kinds are judged by.
 *
 * @param file what {@code culprit.yml} says
 * @param settings what of it and of the options counts
 * @param waivers what is accepted for a while
 */
record CheckTerms(
        Invocation invocation, GateFile file, CheckSettings settings, Waivers waivers, OutputOptions outputs) {

    LoadProgress progress() {
        return LoadingLine.of(invocation, outputs);
    }
}
