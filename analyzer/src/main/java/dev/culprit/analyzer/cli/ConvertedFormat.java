package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.formats.WrittenFormat;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a conversion writes.
 *
 * @param packed whether with gzip, as tools for pprof expect it
 */
record ConvertedFormat(WrittenFormat format, boolean packed) {

    /** By what was asked for, else by the name of the file. */
    static ConvertedFormat of(@Nullable String asked, Path out) throws CommandFailure {
        String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        boolean packed = name.endsWith(".gz");
        String unpacked = packed ? name.substring(0, name.length() - 3) : name;
        WrittenFormat format = asked == null ? byName(unpacked) : byWord(asked);
        if (format == null) {
            throw new CommandFailure(
                    asked == null
                            ? "no format is known by the name " + out
                                    + "; call it *.collapsed, *.pb.gz, *.speedscope.json, *.json or *.otlp, or add --to"
                            : "no format is called '" + asked
                                    + "'; there are collapsed, pprof, speedscope, json and otlp");
        }
        return new ConvertedFormat(format, packed);
    }

    private static @Nullable WrittenFormat byWord(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "collapsed", "folded" -> WrittenFormat.COLLAPSED;
            case "pprof" -> WrittenFormat.PPROF;
            case "speedscope" -> WrittenFormat.SPEEDSCOPE;
            case "json" -> WrittenFormat.JSON;
            case "otlp" -> WrittenFormat.OTLP;
            default -> null;
        };
    }

    private static @Nullable WrittenFormat byName(String name) {
        if (name.endsWith(".speedscope.json") || name.endsWith(".speedscope")) {
            return WrittenFormat.SPEEDSCOPE;
        }
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "collapsed", "folded", "txt" -> WrittenFormat.COLLAPSED;
            case "pb", "pprof" -> WrittenFormat.PPROF;
            case "json" -> WrittenFormat.JSON;
            case "otlp" -> WrittenFormat.OTLP;
            default -> null;
        };
    }
}
