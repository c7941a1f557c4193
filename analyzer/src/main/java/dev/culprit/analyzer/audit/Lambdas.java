package dev.culprit.analyzer.audit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The lambdas and method references of one class. */
final class Lambdas {

    private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";

    /** Written by compilers for serializable lambdas, which it evaluates once more. */
    private static final String DESERIALIZER = "$deserializeLambda$";

    /** Position of the called method among the arguments of both of the factory's methods. */
    private static final int BODY = 1;

    private final ClassNode node;
    private final Map<String, MethodNode> methods = new HashMap<>();

    Lambdas(ClassNode node) {
        this.node = node;
        node.methods.forEach(method -> methods.put(method.name + method.desc, method));
    }

    /** Whether that method was written to make once more what others make. */
    static boolean isDeserializer(MethodNode method) {
        return method.name.equals(DESERIALIZER);
    }

    static boolean isLambda(InvokeDynamicInsnNode dynamic) {
        return dynamic.bsm.getOwner().equals(FACTORY)
                && dynamic.bsmArgs.length > BODY
                && dynamic.bsmArgs[BODY] instanceof Handle
                && Type.getReturnType(dynamic.desc).getSort() == Type.OBJECT;
    }

    Creation creation(InvokeDynamicInsnNode dynamic, Site site) {
        Handle body = (Handle) dynamic.bsmArgs[BODY];
        MethodNode own = body.getOwner().equals(node.name) ? methods.get(body.getName() + body.getDesc()) : null;
        return Creation.ofLambda(
                Type.getReturnType(dynamic.desc).getInternalName(),
                body,
                !isLambdaBody(own),
                own == null ? 0 : MethodLines.first(own),
                Type.getArgumentTypes(dynamic.desc).length,
                site);
    }

    /** Compilers mark the bodies of lambdas as their own; Kotlin's does not, and says so in the name. */
    private static boolean isLambdaBody(@Nullable MethodNode own) {
        return own != null
                && ((own.access & Opcodes.ACC_SYNTHETIC) != 0
                        || own.name.contains("lambda$")
                        || own.name.contains("$anonfun$"));
    }
}
