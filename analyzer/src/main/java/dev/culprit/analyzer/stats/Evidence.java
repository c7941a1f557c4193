package dev.culprit.analyzer.stats;

/**
 * How strongly the forks speak for a change in one direction.
 *
 * @param size log of the ratio in this direction, the smaller of mean and median; not positive when a guard of the design
 *     (such as "beyond the stored forks") is not met
 * @param p probability that noise alone looks like that; NaN when there is too little data
 * @param q the false discovery rate at which this function would just be reported, over all functions of the family; NaN
 *     when p is, or when the function's share is below {@link Tuning#FAMILY_SHARE}
 */
public record Evidence(double size, double p, double q) {

    public static final Evidence NONE = new Evidence(Double.NaN, Double.NaN, Double.NaN);

    /** Whether it holds at a false discovery rate and is at least so large; {@code false} when anything is unknown. */
    public boolean holds(double rate, double minimumSize) {
        return q <= rate && size >= minimumSize;
    }
}
