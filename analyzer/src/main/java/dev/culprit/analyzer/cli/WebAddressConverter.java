package dev.culprit.analyzer.cli;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Only what a browser opens: a comment must not lead into scripts. */
final class WebAddressConverter implements ITypeConverter<URI> {

    /** Longer ones do not fit a comment beside what it says. */
    private static final int LONGEST = 2_000;

    @Override
    public URI convert(String value) {
        try {
            URI address = new URI(value);
            boolean web = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
            if (web && address.getHost() != null && value.length() <= LONGEST) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Said below, as of any other address.
        }
        throw new TypeConversionException(
                "'" + value + "' is no address such as https://ci.example.com/builds/7/report.html");
    }
}
