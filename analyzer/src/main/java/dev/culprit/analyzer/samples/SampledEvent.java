package dev.culprit.analyzer.samples;

/**
 * What was sampled. Samples of two events, or of two engines, are never added up or compared.
 *
 * @param name {@code cpu}, {@code wall}, {@code alloc}, {@code lock}, or what the file calls it
 * @param engine what took the samples, such as {@code perf_events}, {@code ctimer}, {@code itimer}, {@code wall}, {@code tlab},
 *     {@code jdk.ExecutionSample}; empty when the file does not tell
 * @param unit of the weights
 * @param interval the interval that was asked for, in {@code unit}; 0 when unknown. It is not what a sample stands for: a busy machine
 *     delivers fewer
 */
public record SampledEvent(String name, String engine, SampleUnit unit, long interval) {

    public SampledEvent {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("name is empty");
        }
        if (interval < 0) {
            throw new IllegalArgumentException("interval is negative: " + interval);
        }
    }

    /** The same with another interval, or without a known one, which is 0. */
    public SampledEvent every(long otherInterval) {
        return new SampledEvent(name, engine, unit, otherInterval);
    }

    /** Whether somebody who says {@code what} means it: by its name, or by its engine where a file has several of one name. */
    public boolean isCalled(String what) {
        return name.equals(what) || engine.equals(what);
    }
}
