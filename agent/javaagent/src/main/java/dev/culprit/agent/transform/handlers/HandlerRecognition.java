package dev.culprit.agent.transform.handlers;

import dev.culprit.profile.HandlerKind;
import dev.culprit.profile.Telemetry;
import dev.culprit.profile.telemetry.HandlerTable;
import dev.culprit.profile.telemetry.HandlerType;
import dev.culprit.profile.telemetry.RegistrationMethod;
import dev.culprit.profile.telemetry.UserTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the telemetry in classes as they are loaded: handlers, lambdas that are handlers, and methods that register them. Thread safe.
 *
 * <p>What costs time is asked only where it may find something. A class file is looked into when its constant pool names a type of the table. The class
 * files above a class are read only once a type of a library has been named somewhere; until then no class can inherit from one, but those whose
 * loading brings the library in, which are found when a handler of theirs is registered.
 */
public final class HandlerRecognition {

    private final UserTypes user;
    private final HandlerClasses found;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Map<String, String> askedFunctions = new ConcurrentHashMap<>();
    private final Set<String> withFunctions = ConcurrentHashMap.newKeySet();
    private volatile boolean libraryNamed;

    /** Made for the first class that is looked at: reading the table in a JVM that has no such class would be for nothing. */
    private volatile @Nullable Parts parts;

    private record Parts(HandlerTable table, KnownNames names, Ancestors ancestors) {}

    /** @param user the types that the user names */
    public HandlerRecognition(UserTypes user, HandlerClasses found) {
        this.user = user;
        this.found = found;
    }

    private Parts parts() {
        Parts known = parts;
        if (known == null) {
            HandlerTable table = HandlerTable.with(user);
            known = new Parts(table, new KnownNames(table), new Ancestors(table));
            parts = known;
        }
        return known;
    }

    /** The table with the user's types. */
    public HandlerTable table() {
        return parts().table();
    }

    /** How many class files were read to know what classes inherit. */
    public long hierarchyReads() {
        Parts known = parts;
        return known == null ? 0 : known.ancestors().reads();
    }

    /** That class is a handler, as one of its objects was registered: it is looked at whatever its constant pool says. */
    public void ask(String className, HandlerType type) {
        asked.add(className.replace('.', '/'));
        libraryNamed |= KnownNames.opensFamily(type.family());
    }

    /** Objects of that class are handlers by a function of the JDK, as one of them was registered: that method of it is a callback. */
    public void askFunction(String className, String method) {
        String internalName = className.replace('.', '/');
        askedFunctions.put(internalName, method);
        asked.add(internalName);
    }

    /** Whether functions of the JDK that the class implements were found when it was transformed. */
    public boolean hasFunctions(String className) {
        return withFunctions.contains(className);
    }

    /**
     * Whether handlers of that type get probes whoever registers them: those of the application always, others not where each program has
     * some of its platform's own.
     */
    public boolean looksOutside(HandlerType type, boolean selected) {
        return selected
                || KnownNames.opensFamily(type.family())
                || type.family().equals("jul");
    }

    /** Whether a class that is not selected may have telemetry all the same. */
    public boolean concerns(String internalName, @Nullable ClassLoader loader) {
        if (loader == null || JdkTypes.is(internalName)) {
            return JdkTypes.hasTelemetry(internalName)
                    && (table().isOwner(internalName) || asked.contains(internalName));
        }
        boolean known = KnownPackages.has(internalName) || user.types().contains(internalName);
        if (!libraryNamed && !known) {
            return asked.contains(internalName);
        }
        KnownNames names = parts().names();
        libraryNamed |= names.opens(internalName);
        boolean wanted = libraryNamed || names.contains(internalName) || asked.contains(internalName);
        return wanted && !internalName.startsWith("dev/culprit/agent/");
    }

    /**
     * Looks at a class file.
     *
     * @param selected whether the class is one of the application's that are instrumented
     * @return null if there is nothing to do
     */
    public @Nullable ClassTelemetry look(@Nullable ClassLoader loader, ClassReader reader, boolean selected) {
        Parts known = parts();
        int named = known.names().in(reader);
        libraryNamed |= named == KnownNames.OPENING;
        boolean mayInherit = libraryNamed || asked.contains(reader.getClassName());
        if (named == KnownNames.NONE && !mayInherit) {
            return null;
        }
        Set<String> functions = functions(known.table(), reader, selected);
        Ancestry ancestry = known.ancestors().of(loader, reader);
        if (named == KnownNames.NONE && ancestry.isEmpty() && functions.isEmpty()) {
            return null;
        }
        ClassLook look = new ClassLook(known.table());
        reader.accept(look, ClassReader.SKIP_FRAMES);
        ClassTelemetry result = new ClassTelemetry();
        new Findings(known, loader, reader, ancestry, functions, look, result).collect(selected);
        return result.isEmpty() ? null : result;
    }

    /** Names of the methods by which objects of the class may be registered as functions. */
    private Set<String> functions(HandlerTable table, ClassReader reader, boolean selected) {
        Set<String> names = new HashSet<>();
        String known = askedFunctions.get(reader.getClassName());
        if (known != null) {
            names.add(known);
        }
        for (String type : selected && libraryNamed ? reader.getInterfaces() : new String[0]) {
            String method = table.function(type);
            if (method != null) {
                names.add(method);
            }
        }
        return names;
    }

    /** What one class file has. */
    private final class Findings {

        private final HandlerTable table;
        private final Ancestors ancestors;
        private final @Nullable ClassLoader loader;
        private final ClassReader reader;
        private final Ancestry ancestry;
        private final Set<String> functions;
        private final ClassLook look;
        private final ClassTelemetry result;
        private final String className;
        private final List<HandlerType> types;
        private final List<FoundClass.Callback> callbacks = new ArrayList<>();

        Findings(
                Parts parts,
                @Nullable ClassLoader loader,
                ClassReader reader,
                Ancestry ancestry,
                Set<String> functions,
                ClassLook look,
                ClassTelemetry result) {
            this.functions = functions;
            this.table = parts.table();
            this.ancestors = parts.ancestors();
            this.loader = loader;
            this.reader = reader;
            this.ancestry = ancestry;
            this.look = look;
            this.result = result;
            this.className = reader.getClassName().replace('/', '.');
            this.types = new ArrayList<>(ancestry.types());
        }

        void collect(boolean selected) {
            Set<String> ends = ancestry.ends();
            boolean base = table.isBase(className);
            for (ClassLook.Method method : look.methods) {
                if (!base) {
                    callback(method);
                }
                if (method.isInstanceMethod() && (ends.contains(method.name()) || endsAll(method))) {
                    result.add(method.name() + method.descriptor(), EntryCall.END);
                }
                if (method.isInstanceMethod() && functions.contains(method.name())) {
                    result.addCandidate(method.name() + method.descriptor());
                    withFunctions.add(className);
                }
                registration(method, selected);
            }
            for (ClassLook.Lambda lambda : look.lambdas) {
                lambda(lambda);
            }
            if (!types.isEmpty()) {
                result.setHandler();
                found.add(new FoundClass(className, types, look.kind(), look.isConcrete(), above(), callbacks));
            }
        }

        private boolean endsAll(ClassLook.Method method) {
            for (String owner : ancestry.owners()) {
                if (method.descriptor().equals("()V") && table.endsAll(owner, method.name())) {
                    return true;
                }
            }
            return false;
        }

        private List<String> above() {
            List<String> above = new ArrayList<>();
            for (String type : ClassHead.of(reader, table, false).above()) {
                above.add(type.replace('/', '.'));
            }
            return above;
        }

        private void callback(ClassLook.Method method) {
            String annotation = method.annotation();
            String family = annotation == null ? null : table.annotation(annotation);
            if (annotation != null && family != null) {
                HandlerType type = new HandlerType(annotation, family, Set.of(), Set.of());
                if (!types.contains(type)) {
                    types.add(type);
                }
            }
            boolean named = ancestry.callbacks().contains(method.name()) && method.isInstanceMethod();
            if (named || family != null) {
                result.addCallback(method.name() + method.descriptor());
                callbacks.add(new FoundClass.Callback(method.name(), method.descriptor()));
            }
        }

        private void registration(ClassLook.Method method, boolean selected) {
            if (method.has(Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE)
                    || method.name().charAt(0) == '<') {
                return;
            }
            RegistrationMethod registers = null;
            for (String owner : ancestry.owners()) {
                RegistrationMethod known = table.registration(owner, method.name(), method.descriptor());
                registers = registers == null ? known : registers;
            }
            if (registers == null && selected) {
                registers = table.userRegistration(className, method.name(), method.descriptor());
            }
            if (registers != null) {
                int point = found.add(new RegistrationPoint(registers, className));
                result.add(
                        method.name() + method.descriptor(),
                        new EntryCall(registers.argument(method.descriptor()), point));
            }
        }

        private void lambda(ClassLook.Lambda lambda) {
            String type = lambda.interfaceName();
            boolean mayBeOne = !type.isEmpty() && (libraryNamed || table.type(type) != null);
            Ancestry made = mayBeOne ? ancestors.of(loader, type) : Ancestry.NONE;
            boolean function = look.registersFunctions() && table.function(type) != null;
            if (!made.isHandler() && !function) {
                return;
            }
            ClassLook.Method in = lambda.in();
            Telemetry.Body body = new Telemetry.Body(
                    lambda.body().getOwner().replace('/', '.'),
                    lambda.body().getName(),
                    lambda.body().getDesc());
            LambdaSite site = new LambdaSite(
                    new Telemetry.Place(className, in.name(), look.source(), lambda.line()),
                    kind(lambda, body),
                    made.types(),
                    body);
            int number = found.add(site, in.name() + in.descriptor(), lambda.position());
            if (number >= 0) {
                result.addSite(in.name() + in.descriptor(), lambda.position(), number);
            }
            if (body.className().equals(className)) {
                mark(body.name() + body.descriptor(), made.isHandler());
            }
        }

        private void mark(String signature, boolean isHandler) {
            if (isHandler) {
                result.addCallback(signature);
            } else {
                result.addCandidate(signature);
            }
        }

        /** The compiler's methods for lambdas are synthetic methods of the class; anything else is referred to. */
        private HandlerKind kind(ClassLook.Lambda lambda, Telemetry.Body body) {
            if (!isLambdaBody(body)) {
                return HandlerKind.METHOD_REFERENCE;
            }
            return lambda.captures() ? HandlerKind.CAPTURING_LAMBDA : HandlerKind.LAMBDA;
        }

        private boolean isLambdaBody(Telemetry.Body body) {
            if (!body.className().equals(className)) {
                return false;
            }
            for (ClassLook.Method method : look.methods) {
                if (method.name().equals(body.name()) && method.descriptor().equals(body.descriptor())) {
                    return method.has(Opcodes.ACC_SYNTHETIC);
                }
            }
            return false;
        }
    }
}
