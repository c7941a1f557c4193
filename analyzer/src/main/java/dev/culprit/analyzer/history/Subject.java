package dev.culprit.analyzer.history;

/**
 * What a series is of. Equal subjects of two commits are the same function or test.
 *
 * @param className raw binary name without what was invented at run time; empty for the whole run
 * @param method name; of a test it may be empty
 * @param descriptor JVM descriptor of a function, the id of a test, otherwise empty
 * @param name for people
 */
public record Subject(Kind kind, String className, String method, String descriptor, String name) {

    /** All tests and functions together. */
    public static final Subject RUN = new Subject(Kind.RUN, "", "", "", "the whole run");

    /** What it is. */
    public enum Kind {
        RUN,
        FUNCTION,
        TEST
    }

    /** Another name of the same function of another commit. */
    String key() {
        return kind + "\n" + className + "\n" + method + "\n" + descriptor;
    }

    /** Such as {@code com.acme.OrderService.price}; of a test without a method its id. */
    public String fullName() {
        if (kind == Kind.RUN) {
            return name;
        }
        return className.isEmpty() ? name : method.isEmpty() ? className : className + "." + method;
    }
}
