package dev.culprit.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of {@code culprit demo} and {@code culprit compare --matrix} link to the sources, when these are in the repository around. */
@Tag("beside")
class SourceLinksIT {

    private static final String PACKAGE = "dev/culprit/samples/demo";

    @TempDir
    Path temp;

    private Path repository;
    private Path page;
    private String commit = "";

    /** A repository with the demo's sources. */
    @BeforeEach
    void prepare() throws Exception {
        repository = Files.createDirectories(temp.resolve("orders")).toRealPath();
        page = temp.resolve("page.html");
        Path sources = Files.createDirectories(repository.resolve("src").resolve(PACKAGE));
        try (Stream<Path> files = Files.list(FinishedJars.sources().resolve(PACKAGE))) {
            for (Path file : files.toList()) {
                Files.copy(file, sources.resolve(file.getFileName()));
            }
        }
        git("init", "--quiet", "--initial-branch=main");
        git("remote", "add", "origin", "git@github.com:acme/orders.git");
        git("add", "--all");
        git("commit", "--quiet", "-m", "Take orders");
        commit = git("rev-parse", "HEAD").strip();
    }

    @Test
    void thatOfTheDemoDoes() throws Exception {
        String address = "https://git.acme.org/{commit}/{path}?line={line}";

        int exit = culprit("demo", "--quiet", "--html", page.toString(), "--source-url", address);

        // On a busy machine it may not name the planted line first, and then ends with 1.
        assertThat(exit).as(said()).isBetween(0, 1);
        assertLinked(address.replace("{commit}", commit));
    }

    @Test
    void thatOfAMatrixDoes() throws Exception {
        int exit = culprit(
                "compare",
                "--matrix",
                "pages=1,2",
                "--forks",
                "2",
                "--no-warmup",
                "--quiet",
                "--include",
                "dev.culprit.samples.demo.**",
                "--html",
                page.toString(),
                "--",
                FinishedJars.java(),
                "-Dpages={pages}",
                "-cp",
                FinishedJars.candidate().toString(),
                "dev.culprit.samples.demo.OrderService");

        assertThat(exit).as(said()).isZero();
        assertLinked("https://github.com/acme/orders/blob/" + commit + "/{path}#L{line}");
    }

    private void assertLinked(String address) throws IOException {
        assertThat(Files.readString(page))
                .contains("id=\"sources\" data-baseline=\"" + address + "\" data-candidate=\"" + address + "\"");
    }

    private String git(String... arguments) throws Exception {
        return TestingGit.run(repository, arguments);
    }

    private int culprit(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(FinishedJars.culprit());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("out").toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(said()).isTrue();
        return process.exitValue();
    }

    private String said() throws IOException {
        return Files.readString(temp.resolve("out"));
    }
}
