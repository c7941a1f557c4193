package dev.culprit.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

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

    @Test
    void othersAreNamed() {
        assertThatThrownBy(() -> NativeLibrary.platform("Windows 11", "amd64"))
                .isInstanceOf(SamplerException.class)
                .hasMessage("there is none for Windows 11 on amd64");
        assertThatThrownBy(() -> NativeLibrary.platform("Linux", "riscv64")).isInstanceOf(SamplerException.class);
    }
}
