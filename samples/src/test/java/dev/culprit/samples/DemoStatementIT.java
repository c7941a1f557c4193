package dev.culprit.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the jars tell {@code culprit demo} is what the comments in the demo's source say. */
@Tag("beside")
class DemoStatementIT {

    @Test
    void theStatementIsTheFirstExpectationOfTheSource() throws Exception {
        Lesson demo = LessonReader.readAll(FinishedJars.sources()).stream()
                .filter(lesson -> lesson.name().equals("demo"))
                .findFirst()
                .orElseThrow();
        Expectation first = demo.culprits().get(0);
        LineTable.Method method =
                LineTable.read(FinishedJars.candidate(), demo.packageName()).at(first.line());

        JsonNode statement = statement();

        assertThat(statement.path("mainClass").asText()).isEqualTo(demo.mainClass());
        assertThat(statement.path("class").asText()).isEqualTo(method.className());
        assertThat(statement.path("method").asText()).isEqualTo(method.name());
        assertThat(statement.path("callee").asText()).isEqualTo(first.callee());
        assertThat(statement.path("cause").asText()).isEqualTo(first.cause());
        assertThat(statement.path("file").asText()).isEqualTo("Candidate.java");
        assertThat(statement.path("line").asInt()).isEqualTo(first.line());
    }

    private static JsonNode statement() throws IOException {
        try (JarFile jar = new JarFile(FinishedJars.candidate().toFile());
                InputStream in = jar.getInputStream(jar.getEntry("META-INF/culprit-demo.json"))) {
            return new ObjectMapper().readTree(in);
        }
    }
}
