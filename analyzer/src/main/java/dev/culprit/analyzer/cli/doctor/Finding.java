package dev.culprit.analyzer.cli.doctor;

/**
 * One thing that was looked at.
 *
 * @param subject what
 * @param observation what was found
 * @param concern whether it makes measurements worse
 * @param advice what it means or how to mend it; empty when there is nothing to say
 */
public record Finding(String subject, String observation, boolean concern, String advice) {

    public static Finding ok(String subject, String observation) {
        return new Finding(subject, observation, false, "");
    }

    public static Finding note(String subject, String observation, String advice) {
        return new Finding(subject, observation, false, advice);
    }

    public static Finding warning(String subject, String observation, String advice) {
        return new Finding(subject, observation, true, advice);
    }
}
