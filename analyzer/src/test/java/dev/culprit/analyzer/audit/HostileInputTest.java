package dev.culprit.analyzer.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Input that is broken or forged gives one plain line, and never takes the JVM down. */
class HostileInputTest {

    private static final String CODE = "MicrometerCode.class";

    @TempDir
    Path temp;

    @Test
    void whatIsMissingIsNamed() {
        assertRefused(temp.resolve("nowhere.jar"), "does not exist");
        assertRefused(temp.resolve("nowhere").resolve("*"), "is not a directory");
    }

    @Test
    void aClassNamePatternOfAnyLengthIsReadOrRefused() throws AuditException {
        String deep = "a" + ".b".repeat(50_000);

        assertThat(new ClassPatterns(List.of(deep)).match(deep)).isTrue();
        assertThatThrownBy(() -> new ClassPatterns(List.of(deep + "."))).isInstanceOf(AuditException.class);
    }

    @Test
    void aDirectoryWithoutClassesIsNoInput() {
        assertRefused(temp, "neither classes nor jars");
    }

    @Test
    void aFileThatIsNoJarIsNamed() throws IOException {
        assertRefused(Files.writeString(temp.resolve("notes.jar"), "no jar"), "not a readable jar");
        assertRefused(Files.createFile(temp.resolve("empty.jar")), "not a readable jar");
    }

    @Test
    void aClassFileThatIsCutOffIsNamedWhereverTheCutIs() throws IOException {
        byte[] whole = classFile(CODE);
        for (int length = 0; length < whole.length - 4; length += 97) {
            Path file = Files.write(temp.resolve("Cut.class"), Arrays.copyOf(whole, length));
            assertRefused(file, "Cut.class");
        }
    }

    @Test
    void aBrokenClassInAJarIsLeftOutAndSaid() throws IOException {
        byte[] whole = classFile(CODE);
        Path jar = jar("mixed.jar", zip -> {
            entry(zip, "Cut.class", Arrays.copyOf(whole, whole.length / 2));
            entry(zip, "Whole.class", whole);
        });

        AuditReport report = TestingAudit.of(jar);

        assertThat(report.problems()).singleElement().asString().contains("mixed.jar!Cut.class", "left out");
        assertThat(report.handlers()).isNotEmpty();
        assertThat(report.isComplete()).isFalse();
    }

    @Test
    void noChangeOfBytesDoesMoreThanLeaveTheClassOut() throws IOException {
        byte[] whole = classFile(CODE);
        Random random = new Random(20);
        for (int round = 0; round < 500; round++) {
            byte[] changed = whole.clone();
            for (int i = 0; i <= random.nextInt(8); i++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            byte[] forged = changed;
            Path jar = jar("changed.jar", zip -> entry(zip, "Forged.class", forged));
            assertThat(TestingAudit.of(jar).problems()).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void aBombIsRefused() throws IOException {
        Path jar = jar("bomb.jar", zip -> {
            zip.putNextEntry(new ZipEntry("Bomb.class"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                zip.write(zeros);
            }
        });

        assertThat(Files.size(jar)).isLessThan(1 << 20);
        assertRefused(jar, "bomb.jar!Bomb.class refused: a class file of more than");
    }

    @Test
    void aBombThatIsOnlySkippedInAnArchiveWithinIsRefusedToo() throws IOException {
        byte[] inner = bytes(zip -> {
            zip.putNextEntry(new ZipEntry("picture.png"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 500; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
            entry(zip, "After.class", new byte[4]);
        });
        byte[] middle = bytes(zip -> entry(zip, "inner.jar", inner));

        assertRefused(
                jar("outer.jar", zip -> entry(zip, "middle.jar", middle)),
                "it unpacks to more than 200 times its size");
    }

    @Test
    void archivesAreOpenedToALimitedDepth() throws IOException {
        byte[] content = bytes(zip -> entry(zip, "Deep.class", classFile(CODE)));
        for (int i = 0; i < 6; i++) {
            byte[] inside = content;
            content = bytes(zip -> entry(zip, "in.jar", inside));
        }
        Path jar = Files.write(temp.resolve("deep.jar"), content);

        AuditReport report = TestingAudit.of(jar);

        assertThat(report.problems()).singleElement().asString().contains("left out: it is an archive within");
        assertThat(report.handlers()).isEmpty();
    }

    @Test
    void moreThanTheLimitsAllowIsRefused() throws IOException {
        AuditLimits small = new AuditLimits(1 << 20, 1 << 24, 200, 3, 3, 100, 100);
        Path jar = jar("many.jar", zip -> {
            for (int i = 0; i < 4; i++) {
                entry(zip, "notes" + i + ".txt", new byte[1]);
            }
        });

        assertThatThrownBy(() -> Audit.of(request(jar), small))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("more than 3 entries");
    }

    @Test
    void aMethodWithTheMostPlacesForValuesTakesNoMemory() throws IOException {
        Path jar = jar("large.jar", zip -> entry(zip, "Large.class", largeMethod()));

        AuditReport report = TestingAudit.of(jar);

        assertThat(report.problems()).isEmpty();
        assertThat(report.registrations()).isEqualTo(1);
        assertThat(report.elsewhere()).isEqualTo(1);
    }

    @Test
    void annotationsInAnnotationsOverAHundredThousandTimesAreNoStackOverflow() throws IOException {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Deep$Nested", null, "java/lang/Object", null);
        Deque<AnnotationVisitor> open = new ArrayDeque<>(List.of(writer.visitAnnotation("LDeep;", true)));
        for (int i = 0; i < 100_000; i++) {
            open.push(open.element().visitAnnotation("a", "LDeep;"));
        }
        open.forEach(AnnotationVisitor::visitEnd);
        writer.visitEnd();
        byte[] deep = writer.toByteArray();

        assertThat(TestingAudit.of(jar("annotated.jar", zip -> entry(zip, "Deep.class", deep)))
                        .problems())
                .hasSizeLessThanOrEqualTo(1);
    }

    /** A call that registers, in a method of 60,000 instructions with 65,535 variables. */
    private static byte[] largeMethod() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Large", null, "java/lang/Object", null);
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "m", "()V", null, null);
        method.visitCode();
        Label start = new Label();
        method.visitLabel(start);
        for (int i = 0; i < 20_000; i++) {
            method.visitInsn(Opcodes.ICONST_0);
            method.visitInsn(Opcodes.POP);
        }
        method.visitInsn(Opcodes.ACONST_NULL);
        method.visitInsn(Opcodes.ACONST_NULL);
        method.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL,
                "java/util/logging/Logger",
                "addHandler",
                "(Ljava/util/logging/Handler;)V",
                false);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(65_535, 65_535);
        method.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private void assertRefused(Path input, String saying) {
        assertThatThrownBy(() -> TestingAudit.of(input))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining(saying)
                .message()
                .doesNotContain("\n");
    }

    private static AuditRequest request(Path input) {
        return new AuditRequest(List.of(input.toString()), List.of(), List.of(), List.of(), "culprit audit");
    }

    private Path jar(String name, Content content) throws IOException {
        return Files.write(temp.resolve(name), bytes(content));
    }

    private static byte[] classFile(String name) throws IOException {
        return Files.readAllBytes(Path.of(TestingAudit.CODE, name));
    }

    /** Writes what an archive holds. */
    interface Content {
        void write(ZipOutputStream zip) throws IOException;
    }

    private static byte[] bytes(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = bytes;
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            content.write(zip);
        }
        return bytes.toByteArray();
    }

    static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
