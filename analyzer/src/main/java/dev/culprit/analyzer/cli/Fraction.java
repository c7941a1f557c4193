package dev.culprit.analyzer.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A share of one, typed as {@code 5%} or {@code 0.05}; one and more only as a percentage.
 *
 * @param value such as 0.05
 */
record Fraction(double value) {

    /** Reads a fraction from the command line. */
    static final class Converter implements ITypeConverter<Fraction> {

        @Override
        public Fraction convert(String text) {
            boolean percent = text.endsWith("%");
            try {
                double number = Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text);
                if (!Double.isFinite(number)) {
                    throw new TypeConversionException("'" + text + "' is not a finite number");
                }
                if (!percent && number == 1) {
                    // Who types 1 beside 5% may mean either.
                    throw new TypeConversionException(
                            "'" + text + "' without % may be the whole or a hundredth; write 100% or 1%");
                }
                if (!percent && number > 1) {
                    // A gate at 2000 % that was meant at 20 % would let everything pass.
                    String meant = text.strip();
                    throw new TypeConversionException(
                            "'" + text + "' without % is " + meant + " times the whole; write " + meant + "%");
                }
                return new Fraction(percent ? number / 100 : number);
            } catch (NumberFormatException e) {
                throw new TypeConversionException(
                        "'" + text + "' is neither a percentage like 5% nor a number like 0.05");
            }
        }
    }
}
