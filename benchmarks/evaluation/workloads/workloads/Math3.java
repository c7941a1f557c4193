package workloads;

import org.apache.commons.math3.analysis.interpolation.SplineInterpolator;
import org.apache.commons.math3.analysis.polynomials.PolynomialFunction;
import org.apache.commons.math3.analysis.polynomials.PolynomialSplineFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.fraction.Fraction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/** commons-math3: linear algebra, distributions, roots, transforms, statistics. */
public final class Math3 {

    private Math3() {}

    public static void main(String[] args) throws Exception {
        Workload.main(args, Math3::round);
    }

    private static long round(int number) {
        Well19937c random = new Well19937c(number);
        double[][] cells = new double[12][12];
        for (double[] row : cells) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextDouble();
            }
        }
        RealMatrix matrix = new Array2DRowRealMatrix(cells);
        double sum = new LUDecomposition(matrix).getDeterminant();
        sum += new QRDecomposition(matrix).getR().getNorm();
        sum += new EigenDecomposition(matrix.multiply(matrix.transpose())).getRealEigenvalue(0);
        PolynomialFunction polynomial = new PolynomialFunction(new double[] {-1 - number % 5, 0.5, 2, 1});
        sum += new BrentSolver(1e-9).solve(100, polynomial, 0, 10);
        double[] x = new double[20];
        double[] y = new double[20];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
            y[i] = random.nextGaussian();
        }
        PolynomialSplineFunction spline = new SplineInterpolator().interpolate(x, y);
        NormalDistribution normal = new NormalDistribution(0, 1 + number % 3);
        GammaDistribution gamma = new GammaDistribution(2, 1);
        DescriptiveStatistics statistics = new DescriptiveStatistics();
        for (int i = 0; i < 38; i++) {
            double value = spline.value(i * 0.5);
            statistics.addValue(value);
            sum += normal.cumulativeProbability(value) + gamma.cumulativeProbability(Math.abs(value));
        }
        sum += normal.inverseCumulativeProbability(0.9)
                + statistics.getStandardDeviation()
                + statistics.getPercentile(70);
        Complex[] transformed =
                new FastFourierTransformer(DftNormalization.STANDARD).transform(cellsOf(cells), TransformType.FORWARD);
        for (Complex value : transformed) {
            sum += value.abs() + value.multiply(0.5).sqrt().getReal();
        }
        Fraction fraction = Fraction.ZERO;
        for (int i = 1; i < 12; i++) {
            fraction = fraction.add(new Fraction(1, i));
        }
        return Double.doubleToLongBits(sum + fraction.doubleValue());
    }

    private static double[] cellsOf(double[][] cells) {
        double[] values = new double[64];
        for (int i = 0; i < values.length; i++) {
            values[i] = cells[i / 12][i % 12];
        }
        return values;
    }
}
