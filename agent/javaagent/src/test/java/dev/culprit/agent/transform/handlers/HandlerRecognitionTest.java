package dev.culprit.agent.transform.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.TestingCompiler;
import dev.culprit.profile.HandlerKind;
import dev.culprit.profile.telemetry.UserTypes;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandlerRecognitionTest {

    private static final String PROGRAM = """
            public class Main {
                interface Handler { void onEvent(int event); }
                static class Plain extends Base implements Runnable { public void run() { go(() -> {}); } void go(Runnable r) {} }
                static class Base implements java.util.function.Supplier<String> { public String get() { return "x"; } }
                static class Parent implements Handler { public void onEvent(int event) { System.out.println(event); } }
                static class Child extends Parent {}
                static class Logs { java.util.logging.Handler field; }
                static class Log extends java.util.logging.ConsoleHandler {}
            }
            """;

    @TempDir
    Path directory;

    private final HandlerClasses found = new HandlerClasses();

    private @Nullable ClassTelemetry look(HandlerRecognition recognition, String name) throws IOException {
        Path file = directory.resolve(name + ".class");
        if (!Files.exists(file)) {
            TestingCompiler.compile(directory, List.of(), PROGRAM);
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
            return recognition.look(loader, new ClassReader(Files.readAllBytes(file)), true);
        }
    }

    @Test
    void noHierarchyIsReadWhereNoKnownTypeIsNamed() throws IOException {
        HandlerRecognition recognition = new HandlerRecognition(UserTypes.NONE, found);

        for (String name : List.of("Main", "Main$Plain", "Main$Base", "Main$Parent", "Main$Child")) {
            assertThat(look(recognition, name)).as(name).isNull();
        }

        assertThat(recognition.hierarchyReads()).isZero();
        assertThat(found.classes()).isEmpty();
    }

    @Test
    void aClassOfALibraryIsNotEvenParsedAsLongAsNoLibraryWithTelemetryIsThere() {
        HandlerRecognition recognition = new HandlerRecognition(UserTypes.NONE, found);
        ClassLoader loader = getClass().getClassLoader();

        assertThat(recognition.concerns("com/acme/Order", loader)).isFalse();
        assertThat(recognition.concerns("org/junit/platform/launcher/TestExecutionListener", loader))
                .isTrue();
        assertThat(recognition.concerns("com/acme/Order", loader))
                .as("JUnit is in every test")
                .isFalse();
        assertThat(recognition.concerns("java/lang/String", null)).isFalse();
        assertThat(recognition.concerns("java/util/logging/Logger", null)).isTrue();
        assertThat(recognition.concerns("java/util/logging/LogRecord", null)).isFalse();
        assertThat(recognition.concerns("io/micrometer/core/instrument/config/MeterFilter", loader))
                .isTrue();
        assertThat(recognition.concerns("com/acme/Order", loader)).isTrue();
        assertThat(recognition.concerns("dev/culprit/agent/Any", loader)).isFalse();
    }

    @Test
    void aHandlerIsKnownByASuperclassOnceItsTypeWasNamed() throws IOException {
        HandlerRecognition recognition = new HandlerRecognition(UserTypes.of(List.of("Main$Handler")), found);

        ClassTelemetry parent = look(recognition, "Main$Parent");
        assertThat(parent).isNotNull();
        assertThat(parent.isCallback("onEvent(I)V")).isTrue();
        long reads = recognition.hierarchyReads();
        assertThat(reads).isPositive();

        look(recognition, "Main$Child");
        FoundClass child = found.find("Main$Child");
        assertThat(child).as("it has no method of its own").isNotNull();
        assertThat(child.above()).contains("Main$Parent");
        assertThat(child.kind()).isEqualTo(HandlerKind.NAMED);
    }

    @Test
    void aTypeOfTheJdkIsKnownWithoutLookingAtEverything() throws IOException {
        HandlerRecognition recognition = new HandlerRecognition(UserTypes.NONE, found);

        look(recognition, "Main$Logs");
        assertThat(look(recognition, "Main$Plain")).isNull();
        assertThat(recognition.concerns("com/acme/Order", getClass().getClassLoader()))
                .isFalse();
    }
}
