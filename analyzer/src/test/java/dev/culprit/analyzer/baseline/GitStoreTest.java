package dev.culprit.analyzer.baseline;

import static dev.culprit.analyzer.baseline.TestingBaselines.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.analyzer.git.GitFailure;
import dev.culprit.analyzer.git.ProcessStarter;
import dev.culprit.analyzer.git.TestingRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Real bare repositories on this machine; what is between a machine and a server is git's own business. */
class GitStoreTest extends StoreContract {

    private @Nullable TestingRepository bare;

    @Override
    String location() throws IOException {
        return "git:" + bare().root;
    }

    private TestingRepository bare() throws IOException {
        TestingRepository made = bare;
        if (made == null) {
            made = TestingRepository.bare(temp.resolve("remote.git"));
            bare = made;
        }
        return made;
    }

    @Override
    byte[] read(String name, String file) throws IOException {
        return bare().bytes("cat-file", "blob", ref(name, file) + ":" + file);
    }

    @Override
    void write(String name, String file, byte @Nullable [] content) throws IOException {
        TestingRepository work = new TestingRepository(temp.resolve("work"));
        String ref = ref(name, file);
        work.git("fetch", "--quiet", bare().root.toString(), ref).git("checkout", "--quiet", "FETCH_HEAD");
        if (content == null) {
            Files.delete(work.root.resolve(file));
        } else {
            Files.write(work.root.resolve(file), content);
        }
        work.commit("damage").git("push", "--quiet", "--force", bare().root.toString(), "HEAD:" + ref);
    }

    private static String ref(String name, String file) {
        return "refs/culprit/" + (file.contains("/") ? "profiles/" : "baselines/") + name;
    }

    @Override
    void rename(String name, String other) throws IOException {
        for (String kind : List.of("baselines/", "profiles/")) {
            String ref = "refs/culprit/" + kind;
            bare().git("update-ref", ref + other, ref + name).git("update-ref", "-d", ref + name);
        }
    }

    @Override
    int saves() {
        return 5;
    }

    @Test
    void anEntryIsTwoRefsThatGoTogether() throws Exception {
        Entry entry = save("main", 'a', "cpu", 1);
        save("main", 'b', "cpu", 2);

        assertThat(refs()).hasSize(4).contains("refs/culprit/baselines/" + entry.id());
        store.prune(new Retention(1, null), 3 * DAY);
        assertThat(refs()).hasSize(2);
    }

    @Test
    void theRepositoryAtHandStaysAsItIs() throws Exception {
        bare().git("symbolic-ref", "HEAD", "refs/heads/main");
        TestingRepository source = new TestingRepository(temp.resolve("source"))
                .file("A.java", "1")
                .commit("one");
        source.file("A.java", "2")
                .commit("two")
                .git("push", "--quiet", bare().root.toString(), "main");
        bare().git("config", "uploadpack.allowFilter", "true");
        Path clone = temp.resolve("clone");
        source.git("clone", "--quiet", "--depth=1", "--filter=blob:none", "file://" + bare().root, clone.toString());
        TestingRepository here = new TestingRepository(clone);
        // Whoever tracks everything would have a ref of each baseline too; and a hook that fails would refuse the push.
        here.git("config", "--add", "remote.origin.fetch", "+refs/*:refs/remotes/all/*");
        Files.writeString(clone.resolve(".git/hooks/pre-push"), "#!/bin/sh\nexit 1\n");
        assertThat(clone.resolve(".git/hooks/pre-push").toFile().setExecutable(true))
                .isTrue();
        here.file("A.java", "changed").file("new", "").git("add", "new");
        String before = state(here);

        try (BaselineStore origin = BaselineStore.git(clone, "origin", ProcessStarter::waitFor)) {
            Entry entry = TestingBaselines.save(origin, profile, "main", TestingBaselines.commit('a'), "cpu", DAY);
            assertThat(origin.list().entries()).containsExactly(entry);
            origin.verify(entry);
            assertThat(origin.toString()).isEqualTo("git:origin");
        }

        assertThat(state(here)).isEqualTo(before);
        assertThat(store.list().entries()).hasSize(1);
    }

    private static String state(TestingRepository repository) throws IOException {
        return repository.text("for-each-ref")
                + repository.text("status", "--porcelain")
                + repository.text("count-objects", "-v")
                + Files.readString(repository.root.resolve(".git/shallow"))
                + Files.exists(repository.root.resolve(".git/FETCH_HEAD"))
                + Files.readString(repository.root.resolve(".git/config"));
    }

    @Test
    void theRepositoryItselfIsARemoteToo() throws Exception {
        TestingRepository here = new TestingRepository(temp.resolve("here")).commit("one");
        Path subdirectory = Files.createDirectories(here.root.resolve("module/sub"));

        try (BaselineStore own = BaselineStore.git(subdirectory, ".", ProcessStarter::waitFor)) {
            Entry entry = TestingBaselines.save(own, profile, "main", TestingBaselines.commit('a'), "cpu", DAY);
            assertThat(own.list().entries()).containsExactly(entry);
        }

        assertThat(here.text("for-each-ref", "--format=%(refname)", "refs/culprit")
                        .lines())
                .hasSize(2);
    }

    @Test
    void whatTheRepositoryKnowsOfItsConnectionIsUsedAndItsTokenNeverSaid() throws Exception {
        TestingRepository here = new TestingRepository(temp.resolve("here"));
        here.git("config", "url." + bare().root + ".insteadOf", "https://robot:secret@example.org/baselines");
        here.git("remote", "add", "kept", "https://robot:secret@example.org/baselines");
        try (BaselineStore kept =
                BaselineStore.git(here.root, "https://robot:secret@example.org/baselines", ProcessStarter::waitFor)) {
            TestingBaselines.save(kept, profile, "main", TestingBaselines.commit('a'), "cpu", DAY);
            assertThat(kept.toString()).isEqualTo("git:https://example.org/baselines");
        }
        try (BaselineStore kept = BaselineStore.git(here.root, "kept", ProcessStarter::waitFor)) {
            assertThat(kept.list().entries()).hasSize(1);
        }
        here.git("config", "--unset", "url." + bare().root + ".insteadOf");
        try (BaselineStore gone =
                BaselineStore.git(here.root, "https://robot:secret@127.0.0.1:1/x", ProcessStarter::waitFor)) {
            assertThatThrownBy(gone::list)
                    .isInstanceOf(BaselineException.class)
                    .hasMessageContaining("the git remote https://127.0.0.1:1/x cannot be read")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void aRemoteThatIsNoneOrCannotBeReachedOrRefusesIsNamed() throws Exception {
        TestingRepository here = new TestingRepository(temp.resolve("here")).commit("one");
        here.git("remote", "add", "away", temp.resolve("nowhere.git").toString());
        for (String none : List.of("upstream", "", "--upload-pack=touch")) {
            assertThatThrownBy(() -> BaselineStore.git(here.root, none, ProcessStarter::waitFor))
                    .as(none)
                    .isInstanceOf(GitFailure.class)
                    .hasMessageContaining("git remote");
        }
        try (BaselineStore away = BaselineStore.git(here.root, "away", ProcessStarter::waitFor)) {
            assertThatThrownBy(away::list).hasMessageContaining("the git remote away cannot be read");
            assertThatThrownBy(() -> TestingBaselines.save(away, profile, "main", "a".repeat(40), "cpu", DAY))
                    .isInstanceOf(BaselineException.class)
                    .hasMessageContaining("cannot save a baseline in git:away");
        }
        Path hook = bare().root.resolve("hooks/pre-receive");
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\nexit 1\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        assertThatThrownBy(() -> save("main", 'a', "cpu", 1)).hasMessageContaining("pre-receive hook declined");
        assertThat(store.list().entries()).isEmpty();
    }

    @Test
    void whereRefsCannotBeMadeTogetherNoProfilesAreLeftForEver() throws Exception {
        bare().git("config", "receive.advertiseAtomic", "false");
        Entry entry = save("main", 'a', "cpu", 1);
        assertThat(store.list().entries()).containsExactly(entry);
        bare().git("update-ref", "-d", "refs/culprit/baselines/" + entry.id());

        store.refresh(DAY + 1);
        assertThat(refs()).hasSize(1);
        store.refresh(3 * DAY);
        assertThat(refs()).isEmpty();
    }

    private List<String> refs() throws IOException {
        return bare().text("for-each-ref", "--format=%(refname)").lines().toList();
    }
}
