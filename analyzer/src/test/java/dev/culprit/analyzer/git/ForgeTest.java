package dev.culprit.analyzer.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForgeTest {

    @ParameterizedTest
    @CsvSource({
        "https://github.com/acme/shop.git,https://github.com/acme/shop/blob/{commit}/{path}#L{line}",
        "https://me:secret@github.com/acme/shop,https://github.com/acme/shop/blob/{commit}/{path}#L{line}",
        "git@github.com:acme/shop.git,https://github.com/acme/shop/blob/{commit}/{path}#L{line}",
        "ssh://git@gitlab.acme.org:2222/team/sub/shop.git,https://gitlab.acme.org/team/sub/shop/-/blob/{commit}/{path}#L{line}",
        "git@bitbucket.org:acme/shop.git,https://bitbucket.org/acme/shop/src/{commit}/{path}#lines-{line}",
    })
    void aLineHasAnAddressOnAKnownForge(String remote, String template) {
        assertThat(Forge.template(remote)).contains(template);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/srv/git/shop.git",
                "../shop",
                "file:///srv/github.com/acme/shop.git",
                "https://git.acme.org/acme/shop.git",
                "https://evil.org/github.com/acme/shop",
                "https://github.com/../../x",
                "https://github.com/acme/shop\"><script>",
                "javascript:alert(1)//github.com/a/b",
                "https://github.com/acme",
                ""
            })
    void anyOtherRemoteHasNone(String remote) {
        assertThat(Forge.template(remote)).isEmpty();
    }

    @Test
    void aRemoteOfAnyLengthIsReadOrRefused() {
        String deep = "https://gitlab.acme.org" + "/team".repeat(50_000);

        assertThat(Forge.template(deep)).isPresent();
        assertThat(Forge.template(deep + "?")).isEmpty();
    }

    @Test
    void theFilesOfACommitAreThoseThatItHasAndNotThoseOfTheWorkingTree(@TempDir Path temp) throws Exception {
        TestingRepository made = new TestingRepository(temp)
                .file("a/A.java", "1")
                .file("\u00e4/B.java", "1")
                .commit("one");
        Repository repository = made.open();
        String commit = repository.resolve("HEAD").id();
        made.file("C.java", "1").commit("two");
        Forge forge = new Forge(repository);

        assertThat(forge.files(commit)).containsExactlyInAnyOrder("a/A.java", "\u00e4/B.java");
        assertThat(forge.files("0".repeat(40))).isEmpty();
        assertThat(forge.template()).isEmpty();
        made.git("remote", "add", "origin", "git@github.com:acme/shop.git");
        assertThat(forge.template()).isPresent();
    }
}
