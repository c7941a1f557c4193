package dev.culprit.agent.transform.handlers;

import dev.culprit.profile.HandlerKind;
import dev.culprit.profile.telemetry.HandlerTable;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Collects what matters of one class file that names something of the table. Not thread safe. */
final class ClassLook extends ClassVisitor {

    /** Written by compilers for serializable lambdas, which it evaluates once more. */
    private static final String DESERIALIZER = "$deserializeLambda$";

    /** A method with code; {@code family} that of an annotation on it which marks callbacks. */
    record Method(
            int access,
            String name,
            String descriptor,
            @Nullable String annotation) {

        boolean has(int flag) {
            return (access & flag) != 0;
        }

        boolean isInstanceMethod() {
            return !has(Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE) && name.charAt(0) != '<';
        }
    }

    /** A lambda or method reference, in the order of the code. */
    record Lambda(Method in, int position, int line, String interfaceName, boolean captures, Handle body) {}

    final List<Method> methods = new ArrayList<>();
    final List<Lambda> lambdas = new ArrayList<>();
    private final HandlerTable table;
    private HandlerKind kind = HandlerKind.NAMED;
    private String name = "";
    private int access;
    private @Nullable String source;
    private boolean local;
    private boolean registersFunctions;

    ClassLook(HandlerTable table) {
        super(Opcodes.ASM9);
        this.table = table;
    }

    @Nullable
    String source() {
        return source;
    }

    boolean isConcrete() {
        return (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) == 0;
    }

    /** By the attributes InnerClasses and EnclosingMethod. */
    HandlerKind kind() {
        return kind == HandlerKind.NAMED && local ? HandlerKind.LOCAL : kind;
    }

    /** Whether it calls a method that makes a handler of a function of the JDK. */
    boolean registersFunctions() {
        return registersFunctions;
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        this.name = name;
        this.access = access;
    }

    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {
        this.source = source;
    }

    @Override
    public void visitOuterClass(String owner, @Nullable String method, @Nullable String descriptor) {
        local = true;
    }

    @Override
    public void visitInnerClass(String inner, @Nullable String outer, @Nullable String simpleName, int flags) {
        if (!inner.equals(name)) {
            return;
        }
        if (simpleName == null) {
            kind = HandlerKind.ANONYMOUS;
        } else if (outer == null || (flags & (Opcodes.ACC_STATIC | Opcodes.ACC_INTERFACE)) == 0) {
            kind = HandlerKind.LOCAL;
        }
    }

    @Override
    public MethodVisitor visitMethod(
            int access,
            String methodName,
            String descriptor,
            @Nullable String signature,
            String @Nullable [] exceptions) {
        return new MethodLook(access, methodName, descriptor);
    }

    /** Whether that bootstrap method makes lambdas. */
    static boolean isLambda(Handle bootstrap) {
        return bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory");
    }

    private final class MethodLook extends MethodVisitor {

        private final int flags;
        private final String methodName;
        private final String descriptor;
        private final List<Lambda> here = new ArrayList<>();
        private @Nullable String annotation;
        private boolean hasCode;
        private int line;

        MethodLook(int flags, String methodName, String descriptor) {
            super(Opcodes.ASM9);
            this.flags = flags;
            this.methodName = methodName;
            this.descriptor = descriptor;
        }

        private Method method() {
            return new Method(flags, methodName, descriptor, annotation);
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
            if (table.annotation(type) != null) {
                annotation = type.substring(1, type.length() - 1);
            }
            return null;
        }

        @Override
        public void visitCode() {
            hasCode = true;
        }

        @Override
        public void visitLineNumber(int number, Label start) {
            line = number;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
            var registration = table.registrationByName(called, type);
            registersFunctions |= registration != null && table.function(registration.handlerType()) != null;
        }

        @Override
        public void visitInvokeDynamicInsn(String called, String type, Handle bootstrap, Object... arguments) {
            if (methodName.equals(DESERIALIZER)) {
                return;
            }
            if (isLambda(bootstrap) && arguments.length > 1 && arguments[1] instanceof Handle body) {
                Type made = Type.getReturnType(type);
                String interfaceName = made.getSort() == Type.OBJECT ? made.getInternalName() : "";
                here.add(new Lambda(method(), here.size(), line, interfaceName, !type.startsWith("()"), body));
            }
        }

        @Override
        public void visitEnd() {
            if (hasCode) {
                methods.add(method());
                lambdas.addAll(here);
            }
        }
    }
}
