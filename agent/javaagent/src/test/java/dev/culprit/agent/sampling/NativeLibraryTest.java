package dev.culprit.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NativeLibraryTest {

    @Test
    void eachPlatformThatThereIsALibraryFor() throws SamplerException {
        assertThat(NativeLibrary.platform("Linux", "amd64")).isEqualTo("linux-x64");
        assertThat(NativeLibrary.platform("Linux", "aarch64")).isEqualTo("linux-arm64");
        assertThat(NativeLibrary.platform("Mac OS X", "aarch64")).isEqualTo("macos");
        for (String platform : new String[] {"linux-x64", "linux-arm64", "macos"}) {
            assertThat(NativeLibrary.class.getResource("native/" + platform + "/libasyncProfiler.so"))
                    .isNotNull();
        }
    }

    /** After another version of async-profiler the figures are to be changed. */
    @ParameterizedTest
    @ValueSource(strings = {"linux-x64", "linux-arm64", "macos"})
    void theChecksumsAreThoseOfTheLibraries(String platform) throws IOException {
        CRC32 checksum = new CRC32();
        try (InputStream in = NativeLibrary.class.getResourceAsStream("native/" + platform + "/libasyncProfiler.so")) {
            checksum.update(in.readAllBytes());
        }
        assertThat(Long.toHexString(NativeLibrary.checksum(platform))).isEqualTo(Long.toHexString(checksum.getValue()));
    }

    @Test
    void othersAreNamed() {
        assertThatThrownBy(() -> NativeLibrary.platform("Windows 11", "amd64"))
                .isInstanceOf(SamplerException.class)
                .hasMessage("there is none for Windows 11 on amd64");
        assertThatThrownBy(() -> NativeLibrary.platform("Linux", "riscv64")).isInstanceOf(SamplerException.class);
    }
}
