package dev.culprit.analyzer.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a class file says by itself.
 *
 * @param name internal name
 * @param superName internal name of the superclass, null for {@code java.lang.Object}
 * @param interfaces internal names of the direct interfaces
 * @param nesting where it is declared
 * @param keepsOuter whether each object holds the object that made it
 * @param isAudited whether its code was looked at
 * @param creations places that make an object of a class without a name of its own, or of a library's functional interface
 * @param calls calls that may register something
 */
record ClassFacts(
        String name,
        @Nullable String superName,
        List<String> interfaces,
        Nesting nesting,
        boolean keepsOuter,
        boolean isAudited,
        List<Creation> creations,
        List<CandidateCall> calls) {

    ClassFacts {
        interfaces = List.copyOf(interfaces);
        creations = List.copyOf(creations);
        calls = List.copyOf(calls);
    }

    int facts() {
        return 1 + creations.size() + calls.size();
    }
}
