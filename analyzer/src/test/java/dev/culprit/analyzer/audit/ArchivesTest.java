package dev.culprit.analyzer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes are found wherever builds put them. */
class ArchivesTest {

    private static final String PACKAGE = "dev/culprit/analyzer/audit/code/";

    @TempDir
    Path temp;

    private byte[] code;

    @BeforeEach
    void read() throws IOException {
        code = Files.readAllBytes(Path.of(TestingAudit.CODE, "OwnCode.class"));
    }

    private AuditReport audit(String... inputs) throws AuditException {
        return TestingAudit.of(List.of(inputs), List.of("dev.culprit.analyzer.audit.code.OwnCode$AuditTrail"));
    }

    private static void assertFound(AuditReport report) {
        assertThat(report.nameless())
                .singleElement()
                .extracting(AuditedHandler::registeredWith)
                .isEqualTo("OwnCode.addTrail");
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void inADirectory() throws IOException {
        Files.createDirectories(temp.resolve(PACKAGE));
        Files.write(temp.resolve(PACKAGE + "OwnCode.class"), code);

        assertFound(audit(temp.toString()));
        assertFound(audit(temp.resolve(PACKAGE + "OwnCode.class").toString()));
    }

    @Test
    void inAJarThatIsNamedOrBehindAWildcardOrBelowADirectory() throws IOException {
        Path jar = jar("own.jar", PACKAGE + "OwnCode.class");

        assertFound(audit(jar.toString()));
        assertFound(audit(temp.resolve("*").toString()));
        assertFound(audit(temp.toString()));
        assertFound(audit(temp.resolve("not-there").toString() + File.pathSeparator + jar));
    }

    @Test
    void inAnExecutableJarWithItsOwnClassesAndStoredJars() throws IOException {
        byte[] library = bytes(PACKAGE + "OwnCode.class");
        ByteArrayOutputStream boot = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(boot)) {
            ZipEntry stored = new ZipEntry("BOOT-INF/lib/own.jar");
            stored.setMethod(ZipEntry.STORED);
            stored.setSize(library.length);
            CRC32 sum = new CRC32();
            sum.update(library);
            stored.setCrc(sum.getValue());
            zip.putNextEntry(stored);
            zip.write(library);
            zip.closeEntry();
        }
        Path executable = Files.write(temp.resolve("boot.jar"), boot.toByteArray());

        AuditReport report = audit(executable.toString());

        assertFound(report);
        assertThat(report.nameless())
                .singleElement()
                .extracting(AuditedHandler::archive)
                .isEqualTo(executable + "!BOOT-INF/lib/own.jar");
        assertFound(audit(
                jar("war.war", "WEB-INF/classes/" + PACKAGE + "OwnCode.class").toString()));
    }

    @Test
    void theSameClassTwiceCountsOnceAsOnAClassPath() throws IOException {
        assertFound(audit(
                jar("first.jar", PACKAGE + "OwnCode.class").toString(),
                jar("second.jar", PACKAGE + "OwnCode.class").toString()));
    }

    @Test
    void whatANewerJvmTakesInsteadIsNotCountedTwice() throws IOException {
        assertFound(
                audit(jar("multi.jar", PACKAGE + "OwnCode.class", "META-INF/versions/21/" + PACKAGE + "OwnCode.class")
                        .toString()));
    }

    private Path jar(String name, String... entries) throws IOException {
        return Files.write(temp.resolve(name), bytes(entries));
    }

    private byte[] bytes(String... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String entry : entries) {
                HostileInputTest.entry(zip, entry, code);
            }
        }
        return bytes.toByteArray();
    }
}
