package dev.culprit.analyzer.audit;

import dev.culprit.analyzer.audit.CandidateCall.Argument;
import dev.culprit.profile.telemetry.HandlerTable;
import dev.culprit.profile.telemetry.RegistrationMethod;
import dev.culprit.profile.telemetry.UserTypes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the table of handlers means for class files, in which calls name a type that may be any subtype of the owner. */
final class KnownHandlers {

    private static final Set<String> PER_TEST = Set.of(
            "Lorg/junit/jupiter/api/Test;",
            "Lorg/junit/jupiter/api/RepeatedTest;",
            "Lorg/junit/jupiter/api/TestFactory;",
            "Lorg/junit/jupiter/api/BeforeEach;",
            "Lorg/junit/jupiter/params/ParameterizedTest;",
            "Lorg/junit/Test;",
            "Lorg/junit/Before;",
            "Lorg/testng/annotations/Test;",
            "Lorg/testng/annotations/BeforeMethod;");

    private final HandlerTable table;
    private final Set<String> methods = new HashSet<>();
    private final Set<Integer> beginnings = new HashSet<>();

    private KnownHandlers(HandlerTable table) {
        this.table = table;
        for (String owner : table.owners()) {
            table.registrations(owner).stream()
                    .filter(RegistrationMethod::adds)
                    .map(RegistrationMethod::method)
                    .forEach(methods::add);
        }
        methods.forEach(method -> beginnings.add(beginning(method.length(), method.charAt(0))));
    }

    /**
     * The known ones and the user's.
     *
     * @param ownTypes binary names
     * @throws AuditException if one is no name of a type
     */
    static KnownHandlers with(List<String> ownTypes) throws AuditException {
        try {
            return new KnownHandlers(HandlerTable.with(UserTypes.of(ownTypes)));
        } catch (IllegalArgumentException e) {
            throw new AuditException(e.getMessage() + "; write --telemetry com.acme.EventHandler");
        }
    }

    /** Internal names of the types of handlers. */
    Set<String> handlers() {
        return table.types().keySet();
    }

    /** Whether a method may register a handler, whatever declares it. */
    boolean mayRegister(String method, String descriptor) {
        return methods.contains(method) && table.registrationByName(method, descriptor) != null
                || table.userRegistration("", method, descriptor) != null;
    }

    /** Whether a method whose name has this length in bytes and begins with this one may. */
    boolean mayRegister(int length, int firstByte) {
        return !table.userTypes().isEmpty() || beginnings.contains(beginning(length, firstByte));
    }

    private static int beginning(int length, int first) {
        return length << 8 | first;
    }

    /** Whether the name alone excludes that; tells it without reading the descriptor. */
    boolean mayRegister(String method) {
        return !table.userTypes().isEmpty() || methods.contains(method);
    }

    /**
     * What {@code call} registers. A parameter that has the type of a handler says it by itself: the table lists the classes that
     * implement a method, and code calls what declares it. A function of the JDK is a handler only with the owner of the table.
     *
     * @return null if it registers nothing
     */
    @Nullable
    RegistrationMethod registration(CandidateCall call, Hierarchy hierarchy) {
        RegistrationMethod named = table.registrationByName(call.name(), call.descriptor());
        if (named != null && named.adds() && table.type(named.handlerType()) != null) {
            return named;
        }
        for (String owner : hierarchy.withAncestors(call.owner())) {
            RegistrationMethod known = table.registration(owner, call.name(), call.descriptor());
            if (known != null && known.adds()) {
                return known;
            }
        }
        RegistrationMethod own = table.userRegistration(call.owner(), call.name(), call.descriptor());
        return own != null && own.adds() ? own : null;
    }

    /** The argument that is the handler; its position is known from the descriptor. */
    static Argument handler(CandidateCall call, RegistrationMethod registration) {
        int position = registration.argument(call.descriptor());
        return position < 0 ? Argument.NONE : call.arguments().get(position);
    }

    /** Whether a functional interface may be a type of handler; of those of the JDK only the known ones are. */
    boolean mayBeHandler(String type) {
        return !type.startsWith("java/") || table.type(type) != null;
    }

    /** Whether a test framework calls a method with this annotation for each test. */
    static boolean isPerTest(String annotationDescriptor) {
        return PER_TEST.contains(annotationDescriptor);
    }

    /** The type by which a handler is shown: of a function that is one only where it is registered, the class that takes it. */
    String shownType(RegistrationMethod registration) {
        return table.type(registration.handlerType()) == null ? registration.owner() : registration.handlerType();
    }
}
