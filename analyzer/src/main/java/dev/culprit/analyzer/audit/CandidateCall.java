package dev.culprit.analyzer.audit;

import java.util.List;

/**
 * A call whose name is that of a method that registers handlers. Whether it is one depends on its owner's supertypes.
 *
 * @param owner internal name of the class that the call names
 * @param descriptor of the called method
 * @param arguments one for each parameter
 */
record CandidateCall(String owner, String name, String descriptor, List<Argument> arguments, Site site) {

    CandidateCall {
        arguments = List.copyOf(arguments);
    }

    /**
     * What may be passed.
     *
     * @param type internal name of the parameter's type, empty when it is primitive; of an array the type of its elements
     * @param creations the places in the same class that may have made it
     * @param otherTypes internal names of the types of what else it may be, as far as the code says
     */
    record Argument(String type, List<Creation> creations, List<String> otherTypes) {

        static final Argument NONE = new Argument("", List.of(), List.of());

        Argument {
            creations = List.copyOf(creations);
            otherTypes = List.copyOf(otherTypes);
        }
    }
}
