package dev.culprit.evaluation.plant;

/**
 * A method as the class file names it.
 *
 * @param className binary name with dots
 * @param name method name
 * @param descriptor JVM descriptor
 */
record MethodKey(String className, String name, String descriptor) {

    boolean isInitialiser() {
        return name.startsWith("<");
    }
}
