package dev.culprit.evaluation.plant;

/** How much of the test's total a plant is meant to add. */
enum Impact {
    LOW(0.01, 0.05),
    MID(0.05, 0.10),
    HIGH(0.10, 0.60);

    private final double least;
    private final double below;

    Impact(double least, double below) {
        this.least = least;
        this.below = below;
    }

    boolean holds(double impact) {
        return impact >= least && impact < below;
    }

    /** What a wait, whose length is free, aims at. */
    double typical() {
        return this == HIGH ? 0.25 : (least + below) / 2;
    }
}
