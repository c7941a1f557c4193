package dev.culprit.agent.transform.handlers;

import dev.culprit.profile.telemetry.HandlerTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * What a class file says of a type that may be a supertype.
 *
 * @param above internal names of its superclass and interfaces
 * @param family of the annotation on it that marks handlers, null without one
 * @param methods names of its methods that others can call on an object
 */
record ClassHead(List<String> above, @Nullable String family, List<String> methods) {

    static final ClassHead UNKNOWN = new ClassHead(List.of(), null, List.of());

    /** @param whole whether annotations and methods matter, which take longer to read */
    static ClassHead of(ClassReader reader, HandlerTable table, boolean whole) {
        List<String> above = new ArrayList<>(Arrays.asList(reader.getInterfaces()));
        if (reader.getSuperName() != null) {
            above.add(reader.getSuperName());
        }
        if (!whole) {
            return new ClassHead(above, null, List.of());
        }
        Members members = new Members(table);
        reader.accept(members, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new ClassHead(above, members.family, members.methods);
    }

    private static final class Members extends ClassVisitor {

        private final HandlerTable table;
        private final List<String> methods = new ArrayList<>();
        private @Nullable String family;

        Members(HandlerTable table) {
            super(Opcodes.ASM9);
            this.table = table;
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            String known = table.annotation(descriptor);
            family = known == null ? family : known;
            return null;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            if ((access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC)) == 0
                    && name.charAt(0) != '<') {
                methods.add(name);
            }
            return null;
        }
    }
}
