package dev.culprit.agent.transform.handlers;

import dev.culprit.profile.HandlerKind;
import dev.culprit.profile.Telemetry;
import dev.culprit.profile.telemetry.HandlerTable;
import dev.culprit.profile.telemetry.HandlerType;
import dev.culprit.profile.telemetry.RegistrationMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** What one class file has: handlers, lambdas that are handlers, and methods that register them. Used by one thread. */
final class ClassFindings {

    private final HandlerTable table;
    private final Ancestors ancestors;
    private final HandlerClasses found;
    private final @Nullable ClassLoader loader;
    private final ClassReader reader;
    private final Ancestry ancestry;
    private final Set<String> functions;
    private final boolean libraryNamed;
    private final ClassLook look;
    private final ClassTelemetry result = new ClassTelemetry();
    private final String className;
    private final List<HandlerType> types;
    private final List<FoundClass.Callback> callbacks = new ArrayList<>();
    private boolean withFunctions;

    /**
     * @param functions names of methods by which objects of the class may be registered as functions
     * @param libraryNamed whether a type of a library with telemetry was named so far, so that any lambda may be a handler
     */
    ClassFindings(
            HandlerTable table,
            Ancestors ancestors,
            HandlerClasses found,
            @Nullable ClassLoader loader,
            ClassReader reader,
            Ancestry ancestry,
            Set<String> functions,
            boolean libraryNamed) {
        this.table = table;
        this.ancestors = ancestors;
        this.found = found;
        this.loader = loader;
        this.reader = reader;
        this.ancestry = ancestry;
        this.functions = functions;
        this.libraryNamed = libraryNamed;
        this.look = new ClassLook(table);
        this.className = reader.getClassName().replace('/', '.');
        this.types = new ArrayList<>(ancestry.types());
    }

    /** Whether objects of the class may be registered as functions. */
    boolean withFunctions() {
        return withFunctions;
    }

    ClassTelemetry collect(boolean selected) {
        reader.accept(look, ClassReader.SKIP_FRAMES);
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
                withFunctions = true;
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
        return result;
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
                    method.name() + method.descriptor(), new EntryCall(registers.argument(method.descriptor()), point));
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
