package dev.culprit.agent.transform;

/**
 * A place in a framework's method from which {@code TestEvents.report} is called with the method's object and first two arguments.
 *
 * @param className internal name
 * @param method name of a void method
 * @param firstParameter descriptor of its first parameter's type
 * @param event number to report
 * @param atEntry true before anything else, false at each return
 * @param needed whether every version of the framework is expected to have it
 */
public record InsertedCall(
        String className, String method, String firstParameter, int event, boolean atEntry, boolean needed) {

    boolean isIn(String name, String descriptor) {
        return method.equals(name) && descriptor.startsWith("(" + firstParameter) && descriptor.endsWith(")V");
    }
}
