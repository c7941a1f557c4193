package dev.culprit.analyzer.audit;

import dev.culprit.profile.HandlerKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;

/** Tells what a handler is by how it is declared. */
final class Declarations {

    private final Map<String, ClassFacts> classes;

    Declarations(Map<String, ClassFacts> classes) {
        this.classes = classes;
    }

    /**
     * Describes the handler that {@code creation} makes.
     *
     * @param type internal name of the type of handler
     * @param site the line to show
     * @param registeredWith the method that registers it, null when that is not seen
     */
    AuditedHandler handler(Creation creation, String type, Site site, @Nullable String registeredWith) {
        HandlerKind kind = kind(creation);
        Handle body = creation.body();
        ClassFacts declared = classes.get(creation.type());
        boolean keepsOuter = body == null && declared != null && declared.keepsOuter();
        return new AuditedHandler(
                dotted(type),
                kind,
                dotted(body == null ? creation.type() : body.getOwner()),
                body == null ? null : body.getName(),
                creation.bodyLine(),
                site.callSite(),
                registeredWith,
                creation.captured(),
                keepsOuter,
                site.inLoop(),
                site.perTest(),
                site.origin().archive(),
                site.origin().input().toString(),
                Advice.sentence(kind, creation, keepsOuter, site, registeredWith));
    }

    private HandlerKind kind(Creation creation) {
        if (creation.body() != null) {
            return creation.isMethodReference()
                    ? HandlerKind.METHOD_REFERENCE
                    : creation.captured() > 0 ? HandlerKind.CAPTURING_LAMBDA : HandlerKind.LAMBDA;
        }
        ClassFacts declared = classes.get(creation.type());
        Nesting nesting = declared == null ? byName(creation.type()) : declared.nesting();
        return switch (nesting) {
            case MEMBER -> HandlerKind.NAMED;
            case INNER, LOCAL -> HandlerKind.LOCAL;
            case ANONYMOUS -> HandlerKind.ANONYMOUS;
        };
    }

    /** Of a class that is not there, the name says it as compilers give it: {@code Outer$1}, {@code Outer$1Local}. */
    private static Nesting byName(String type) {
        String last = type.substring(type.lastIndexOf('$') + 1);
        if (last.equals(type) || last.isEmpty() || !Character.isDigit(last.charAt(0))) {
            return Nesting.MEMBER;
        }
        return last.chars().allMatch(Character::isDigit) ? Nesting.ANONYMOUS : Nesting.LOCAL;
    }

    static String dotted(String internalName) {
        return internalName.replace('/', '.');
    }
}
