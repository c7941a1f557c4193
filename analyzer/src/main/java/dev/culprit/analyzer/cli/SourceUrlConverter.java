package dev.culprit.analyzer.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The address of a line of source: https only, and nothing in braces but what is known. */
final class SourceUrlConverter implements ITypeConverter<String> {

    private static final int LONGEST = 500;
    private static final Pattern KNOWN = Pattern.compile("\\{(?:commit|path|line)}");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+");

    @Override
    public String convert(String value) {
        String filled = KNOWN.matcher(value).replaceAll("x");
        if (value.length() <= LONGEST
                && value.contains("{path}")
                && PLAIN.matcher(filled).matches()
                && isWeb(filled)) {
            return value;
        }
        throw new TypeConversionException(
                "'" + value + "' is no address such as https://git.example.com/shop/blob/{commit}/{path}#L{line}");
    }

    /** The host is not part of what is filled in, so that no name of a file can choose it. */
    private static boolean isWeb(String filled) {
        try {
            URI address = new URI(filled);
            return "https".equals(address.getScheme())
                    && address.getHost() != null
                    && address.getHost().contains(".")
                    && address.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
