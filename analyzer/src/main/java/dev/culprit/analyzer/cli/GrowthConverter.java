package dev.culprit.analyzer.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how much more something may be: {@code 1.5x} is 50 % more, and so is {@code 50%}. */
final class GrowthConverter implements ITypeConverter<Fraction> {

    private static final Pattern TIMES = Pattern.compile("(\\d+(?:\\.\\d+)?)x");

    @Override
    public Fraction convert(String text) throws Exception {
        Matcher times = TIMES.matcher(text);
        if (!times.matches()) {
            return new Fraction.Converter().convert(text);
        }
        double ratio = Double.parseDouble(times.group(1));
        if (!(ratio > 1)) {
            throw new TypeConversionException("'" + text + "' is not more than 1x");
        }
        return new Fraction(ratio - 1);
    }
}
