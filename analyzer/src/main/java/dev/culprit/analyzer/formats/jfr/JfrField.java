package dev.culprit.analyzer.formats.jfr;

/**
 * A field of a type.
 *
 * @param type number of its type
 * @param pooled whether the value is a reference to a constant pool
 * @param array whether there are several values, after their count
 * @param unit value of the annotation {@code jdk.jfr.Timespan} or {@code Timestamp}; empty without
 */
record JfrField(String name, long type, boolean pooled, boolean array, String unit) {}
