package dev.culprit.analyzer.formats.pprof;

import dev.culprit.analyzer.formats.input.Amounts;
import dev.culprit.analyzer.formats.input.SampleFormatException;
import dev.culprit.analyzer.formats.pprof.PprofTables.ValueType;
import dev.culprit.analyzer.formats.proto.Longs;
import dev.culprit.analyzer.formats.proto.ProtoReader;
import dev.culprit.analyzer.samples.SampleUnit;
import dev.culprit.analyzer.samples.SampledEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in a sample the figures of an event are. A profile has several values a sample, such as samples/count and cpu/nanoseconds; a count
 * just before an amount is the number of samples of that.
 *
 * @param samples index of the number of samples, -1 when each stands for one
 * @param weight index of the amount
 * @param factor what the amount is multiplied by, to be in the event's unit
 */
record ValueColumn(SampledEvent event, int samples, int weight, long factor) {

    static List<ValueColumn> of(PprofTables tables) {
        List<ValueColumn> columns = new ArrayList<>();
        List<ValueType> types = tables.types();
        for (int i = 0; i < types.size(); i++) {
            Amounts unit = unit(tables, types, i);
            if (unit.unit() != SampleUnit.SAMPLES) {
                boolean counted = i > 0 && unit(tables, types, i - 1).unit() == SampleUnit.SAMPLES;
                columns.add(new ValueColumn(event(tables, types.get(i), unit), counted ? i - 1 : -1, i, unit.factor()));
            } else if (i + 1 == types.size() || unit(tables, types, i + 1).unit() == SampleUnit.SAMPLES) {
                columns.add(new ValueColumn(event(tables, types.get(i), unit), i, i, 1));
            }
        }
        return columns;
    }

    private static Amounts unit(PprofTables tables, List<ValueType> types, int index) {
        return Amounts.of(tables.string(types.get(index).unit()));
    }

    private static SampledEvent event(PprofTables tables, ValueType type, Amounts unit) {
        String name = tables.string(type.name());
        boolean periodic = tables.periodType().equals(type) && tables.period() > 0;
        long interval =
                periodic && unit.unit() != SampleUnit.SAMPLES ? Math.multiplyExact(tables.period(), unit.factor()) : 0;
        return new SampledEvent(name.isEmpty() ? "samples" : name, "", unit.unit(), Math.max(0, interval));
    }

    long samples(Longs values, ProtoReader at) throws SampleFormatException {
        return samples < 0 ? 1 : value(values, samples, at);
    }

    long weight(Longs values, ProtoReader at) throws SampleFormatException {
        return Math.multiplyExact(value(values, weight, at), factor);
    }

    private static long value(Longs values, int index, ProtoReader at) throws SampleFormatException {
        if (index >= values.size()) {
            throw at.failure("a sample has " + values.size() + " values, fewer than there are types");
        }
        long value = values.get(index);
        if (value < 0) {
            throw at.failure("a sample has the value " + value + "; differences of profiles cannot be read");
        }
        return value;
    }
}
