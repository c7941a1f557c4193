package dev.culprit.analyzer.formats.pprof;

import dev.culprit.analyzer.formats.input.FrameText;
import dev.culprit.analyzer.formats.input.SampleFormatException;
import dev.culprit.analyzer.formats.proto.ProtoReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the samples of a profile refer to. */
final class PprofTables {

    /** A type of values, by the numbers of its texts. */
    record ValueType(long name, long unit) {}

    /** A place in the code: its functions, innermost first. */
    record Location(FrameText[] functions, int[] lines) {}

    private record Line(long function, long line) {}

    private record RawLocation(long address, List<Line> lines) {}

    private final List<String> strings = new ArrayList<>();
    private final List<ValueType> types = new ArrayList<>();
    private final Map<Long, Long> functionNames = new HashMap<>();
    private final Map<Long, RawLocation> rawLocations = new HashMap<>();
    private final Map<Long, Location> locations = new HashMap<>();
    private ValueType periodType = new ValueType(0, 0);
    private long period;

    static PprofTables read(String file, byte[] bytes) throws SampleFormatException {
        PprofTables tables = new PprofTables();
        ProtoReader profile = new ProtoReader(file, bytes);
        while (profile.next()) {
            tables.add(profile);
        }
        return tables;
    }

    private void add(ProtoReader profile) throws SampleFormatException {
        switch (profile.field()) {
            case PprofFields.SAMPLE_TYPE -> types.add(type(profile.message()));
            case PprofFields.LOCATION -> addLocation(profile.message());
            case PprofFields.FUNCTION -> addFunction(profile.message());
            case PprofFields.STRING -> strings.add(profile.text());
            case PprofFields.PERIOD_TYPE -> periodType = type(profile.message());
            case PprofFields.PERIOD -> period = profile.number();
            default -> {}
        }
    }

    private static ValueType type(ProtoReader type) throws SampleFormatException {
        long name = 0;
        long unit = 0;
        while (type.next()) {
            switch (type.field()) {
                case PprofFields.TYPE_NAME -> name = type.number();
                case PprofFields.TYPE_UNIT -> unit = type.number();
                default -> {}
            }
        }
        return new ValueType(name, unit);
    }

    private void addFunction(ProtoReader function) throws SampleFormatException {
        long id = 0;
        long name = 0;
        long systemName = 0;
        while (function.next()) {
            switch (function.field()) {
                case PprofFields.ID -> id = function.number();
                case PprofFields.FUNCTION_NAME -> name = function.number();
                case PprofFields.FUNCTION_SYSTEM_NAME -> systemName = function.number();
                default -> {}
            }
        }
        functionNames.put(id, name == 0 ? systemName : name);
    }

    private void addLocation(ProtoReader location) throws SampleFormatException {
        long id = 0;
        long address = 0;
        List<Line> lines = new ArrayList<>(1);
        while (location.next()) {
            switch (location.field()) {
                case PprofFields.ID -> id = location.number();
                case PprofFields.LOCATION_ADDRESS -> address = location.number();
                case PprofFields.LOCATION_LINE -> lines.add(line(location.message()));
                default -> {}
            }
        }
        rawLocations.put(id, new RawLocation(address, lines));
    }

    private static Line line(ProtoReader line) throws SampleFormatException {
        long function = 0;
        long number = 0;
        while (line.next()) {
            switch (line.field()) {
                case PprofFields.LINE_FUNCTION -> function = line.number();
                case PprofFields.LINE_NUMBER -> number = line.number();
                default -> {}
            }
        }
        return new Line(function, number);
    }

    List<ValueType> types() {
        return types;
    }

    ValueType periodType() {
        return periodType;
    }

    long period() {
        return period;
    }

    /** The text {@code index}; what {@code at} reads is refused when there is none. */
    String string(long index, ProtoReader at) throws SampleFormatException {
        if (index < 0 || index >= strings.size()) {
            throw at.failure("refers to text " + index + " of " + strings.size());
        }
        return strings.get((int) index);
    }

    /** The text {@code index}; empty when there is none. */
    String string(long index) {
        return index < 0 || index >= strings.size() ? "" : strings.get((int) index);
    }

    Location location(long id, ProtoReader at) throws SampleFormatException {
        Location known = locations.get(id);
        if (known != null) {
            return known;
        }
        RawLocation raw = rawLocations.get(id);
        if (raw == null) {
            throw at.failure("refers to location " + id + ", which the profile does not have");
        }
        Location location = raw.lines().isEmpty() ? ofAddress(raw.address()) : ofLines(raw.lines(), at);
        locations.put(id, location);
        return location;
    }

    private static Location ofAddress(long address) {
        return new Location(new FrameText[] {FrameText.parse("0x" + Long.toHexString(address))}, new int[] {0});
    }

    private Location ofLines(List<Line> lines, ProtoReader at) throws SampleFormatException {
        FrameText[] functions = new FrameText[lines.size()];
        int[] numbers = new int[lines.size()];
        for (int i = 0; i < functions.length; i++) {
            Line line = lines.get(i);
            Long name = functionNames.get(line.function());
            if (name == null) {
                throw at.failure("refers to function " + line.function() + ", which the profile does not have");
            }
            String text = string(name, at);
            functions[i] = FrameText.parse(text.isEmpty() ? "[unknown]" : text);
            numbers[i] = line.line() < 0 || line.line() > Integer.MAX_VALUE ? 0 : (int) line.line();
        }
        return new Location(functions, numbers);
    }
}
