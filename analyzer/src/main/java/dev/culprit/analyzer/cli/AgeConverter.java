package dev.culprit.analyzer.cli;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an age such as {@code 12h}, {@code 30d} or {@code 8w}. */
final class AgeConverter implements ITypeConverter<Duration> {

    private static final Pattern AGE = Pattern.compile("(\\d{1,5})([hdw])");
    private static final Map<String, Duration> UNITS =
            Map.of("h", Duration.ofHours(1), "d", Duration.ofDays(1), "w", Duration.ofDays(7));

    @Override
    public Duration convert(String text) {
        Matcher age = AGE.matcher(text.strip());
        if (!age.matches() || age.group(1).matches("0+")) {
            throw new TypeConversionException("'" + text + "' is not an age like 12h, 30d or 8w");
        }
        return UNITS.getOrDefault(age.group(2), Duration.ZERO).multipliedBy(Long.parseLong(age.group(1)));
    }
}
