package dev.culprit.analyzer.audit;

/** Where a class is declared. */
enum Nesting {
    /** In a package, or in another class and needing no object of it. */
    MEMBER,
    /** In another class, each object belonging to one of that. */
    INNER,
    /** In a method, by a name. */
    LOCAL,
    /** Where it is used, without a name. */
    ANONYMOUS
}
