package dev.culprit.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Seals the format. {@code version-1.culprit} was written by the first release and must be readable for ever; its members
 * must be what the writer writes today. (The zip's own bytes differ between versions of zlib, so members are compared.)
 */
class GoldenProfileTest {

    private final Locale locale = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(locale);
    }

    @Test
    void theGoldenFileIsReadable() throws Exception {
        Path file = Path.of(Objects.requireNonNull(getClass().getResource("version-1.culprit"))
                .toURI());

        Profile profile = ProfileReader.read(file);

        assertThat(profile.manifest()).isEqualTo(TestingProfile.full().manifest());
        assertThat(profile.methods()).isEqualTo(TestingProfile.full().methods());
        assertThat(profile.edges()).isEqualTo(TestingProfile.full().edges());
    }

    @Test
    void theWriterWritesTheMembersOfTheGoldenFileInEveryLocale() throws IOException {
        List<String> golden = members(golden());
        for (String language : List.of("en-US", "de-DE", "ar-SA-u-nu-arab")) {
            Locale.setDefault(Locale.forLanguageTag(language));
            assertThat(members(ProfileRoundTripTest.bytes(TestingProfile.full())))
                    .as(language)
                    .isEqualTo(golden);
        }
    }

    private byte[] golden() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("version-1.culprit"))) {
            return in.readAllBytes();
        }
    }

    private static List<String> members(byte[] bytes) throws IOException {
        List<String> members = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                members.add(entry.getName() + " " + entry.getTimeLocal() + "\n"
                        + new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return members;
    }
}
