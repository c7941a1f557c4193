package dev.culprit.analyzer.audit;

import dev.culprit.analyzer.audit.CandidateCall.Argument;
import dev.culprit.analyzer.model.CallSite;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** What the code of one class makes and calls. Values are followed through its variables, its fields and its own methods' results. */
final class CodeFacts {

    private final ClassNode node;
    private final Origin origin;
    private final KnownHandlers known;
    private final Lambdas lambdas;
    private final Map<AbstractInsnNode, Creation> creations = new IdentityHashMap<>();
    private final List<Creation> inOrder = new ArrayList<>();
    private final Map<String, Set<AbstractInsnNode>> stored = new LinkedHashMap<>();
    private final List<Pending> pending = new ArrayList<>();

    /** A call of which each argument's makers are known, and not yet what these are. */
    private record Pending(MethodInsnNode call, Site site, List<Set<AbstractInsnNode>> arguments) {}

    /** A method, with what is in it. */
    private record Scanned(MethodNode method, MethodLines lines, boolean calls, boolean makes) {
        boolean matters() {
            return calls || makes;
        }
    }

    private CodeFacts(ClassNode node, Origin origin, KnownHandlers known) {
        this.node = node;
        this.origin = origin;
        this.known = known;
        this.lambdas = new Lambdas(node);
    }

    static CodeFacts of(ClassNode node, Origin origin, KnownHandlers known) {
        CodeFacts facts = new CodeFacts(node, origin, known);
        boolean calls = false;
        List<Scanned> scanned = new ArrayList<>();
        for (MethodNode method : node.methods) {
            if (!Lambdas.isDeserializer(method)) {
                scanned.add(facts.scan(method));
                calls |= scanned.get(scanned.size() - 1).calls();
            }
        }
        // Without a call that may register something it does not matter where values go.
        if (calls) {
            scanned.stream().filter(Scanned::matters).forEach(facts::follow);
        }
        return facts;
    }

    /** Places that make objects of classes without a name, or lambdas for interfaces that may be types of handlers. */
    List<Creation> creations() {
        return inOrder.stream().filter(this::mayBeHandler).toList();
    }

    private boolean mayBeHandler(Creation creation) {
        return creation.body() == null
                ? Interest.isNameless(creation.type(), node.name)
                : known.mayBeHandler(creation.type());
    }

    List<CandidateCall> calls() {
        return pending.stream()
                .map(call -> new CandidateCall(
                        call.call().owner, call.call().name, call.call().desc, arguments(call), call.site()))
                .toList();
    }

    private Scanned scan(MethodNode method) {
        MethodLines lines = new MethodLines(method);
        boolean calls = false;
        boolean makes = false;
        for (AbstractInsnNode instruction : method.instructions) {
            calls |= isCandidate(instruction);
            Creation made = creation(instruction, method, lines);
            if (made != null) {
                creations.put(instruction, made);
                inOrder.add(made);
                makes = true;
            }
        }
        return new Scanned(method, lines, calls, makes);
    }

    private boolean isCandidate(AbstractInsnNode instruction) {
        return instruction instanceof MethodInsnNode call && known.mayRegister(call.name, call.desc);
    }

    private @Nullable Creation creation(AbstractInsnNode instruction, MethodNode method, MethodLines lines) {
        if (instruction instanceof TypeInsnNode made && made.getOpcode() == Opcodes.NEW) {
            return Creation.ofClass(made.desc, site(instruction, method, lines));
        }
        return instruction instanceof InvokeDynamicInsnNode dynamic && Lambdas.isLambda(dynamic)
                ? lambdas.creation(dynamic, site(instruction, method, lines))
                : null;
    }

    private void follow(Scanned scanned) {
        MethodNode method = scanned.method();
        MethodFlow flow = MethodFlow.of(node.name, method);
        for (AbstractInsnNode instruction : method.instructions) {
            if (isCandidate(instruction)) {
                MethodInsnNode call = (MethodInsnNode) instruction;
                pending.add(new Pending(call, site(instruction, method, scanned.lines()), makers(call, flow)));
            } else if (instruction.getOpcode() == Opcodes.ARETURN) {
                store(node.name + '.' + method.name + method.desc, flow.madeBy(instruction, 0));
            } else if (instruction.getOpcode() == Opcodes.PUTFIELD || instruction.getOpcode() == Opcodes.PUTSTATIC) {
                store(key((FieldInsnNode) instruction), flow.madeBy(instruction, 0));
            }
        }
    }

    private static List<Set<AbstractInsnNode>> makers(MethodInsnNode call, MethodFlow flow) {
        Type[] parameters = Type.getArgumentTypes(call.desc);
        List<Set<AbstractInsnNode>> makers = new ArrayList<>();
        for (int i = 0; i < parameters.length; i++) {
            makers.add(flow.madeBy(call, parameters.length - 1 - i));
        }
        return makers;
    }

    private void store(String place, Set<AbstractInsnNode> makers) {
        stored.computeIfAbsent(place, key -> new HashSet<>()).addAll(makers);
    }

    private static String key(FieldInsnNode access) {
        return access.owner + '.' + access.name + ':' + access.desc;
    }

    private List<Argument> arguments(Pending call) {
        Type[] parameters = Type.getArgumentTypes(call.call().desc);
        List<Argument> arguments = new ArrayList<>();
        for (int i = 0; i < parameters.length; i++) {
            Type type = parameters[i].getSort() == Type.ARRAY ? parameters[i].getElementType() : parameters[i];
            arguments.add(
                    type.getSort() == Type.OBJECT
                            ? argument(type.getInternalName(), call.arguments().get(i))
                            : Argument.NONE);
        }
        return arguments;
    }

    private Argument argument(String type, Set<AbstractInsnNode> makers) {
        Set<Creation> made = new LinkedHashSet<>();
        Set<String> others = new LinkedHashSet<>();
        resolve(makers, new HashSet<>(), made, others);
        return new Argument(type, List.copyOf(made), List.copyOf(others));
    }

    private void resolve(
            Collection<AbstractInsnNode> makers, Set<AbstractInsnNode> seen, Set<Creation> made, Set<String> others) {
        for (AbstractInsnNode maker : makers) {
            if (!seen.add(maker)) {
                continue;
            }
            Creation creation = creations.get(maker);
            if (creation != null) {
                made.add(creation);
            } else if (maker instanceof FieldInsnNode field) {
                resolve(stored.getOrDefault(key(field), Set.of()), seen, made, others);
                addType(Type.getType(field.desc), others);
            } else if (maker instanceof MethodInsnNode call) {
                resolve(stored.getOrDefault(call.owner + '.' + call.name + call.desc, Set.of()), seen, made, others);
                addType(Type.getReturnType(call.desc), others);
            }
        }
    }

    private static void addType(Type type, Set<String> types) {
        if (type.getSort() == Type.OBJECT) {
            types.add(type.getInternalName());
        }
    }

    private Site site(AbstractInsnNode instruction, MethodNode method, MethodLines lines) {
        CallSite place =
                new CallSite(node.name.replace('/', '.'), method.name, node.sourceFile, lines.line(instruction));
        return new Site(place, lines.isInLoop(instruction), isPerTest(method), origin);
    }

    private boolean isPerTest(MethodNode method) {
        return method.visibleAnnotations != null
                && method.visibleAnnotations.stream().anyMatch(annotation -> KnownHandlers.isPerTest(annotation.desc));
    }
}
