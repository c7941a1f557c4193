package dev.culprit.analyzer.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a path. In the locale C, a JVM can neither read nor write names beyond ASCII, which the system would allow. */
final class PathConverter implements ITypeConverter<Path> {

    @Override
    public Path convert(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(refusal(e));
        }
    }

    /** What is wrong with a path, and how to mend it. */
    static String refusal(InvalidPathException path) {
        return "the path '" + path.getInput() + "' cannot be used (" + path.getReason()
                + "); if it has letters beyond ASCII, set LC_ALL=C.UTF-8";
    }
}
