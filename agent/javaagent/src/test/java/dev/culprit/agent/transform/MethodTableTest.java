package dev.culprit.agent.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.MethodKind;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class MethodTableTest {

    private final MethodTable table = new MethodTable();

    @Test
    void aClassThatIsTransformedAgainKeepsItsIds() {
        byte[] classFile = compile("return a + size();");
        rewrite(classFile);
        rewrite(classFile);

        assertThat(table.size()).isEqualTo(2);
        assertThat(table.info(1, true).className()).isEqualTo("S");
    }

    @Test
    void anotherBodyUnderTheSameNameChangesTheHashInWhateverOrder() {
        byte[] one = compile("return a + size();");
        byte[] other = compile("return a - size();");
        rewrite(one);
        long alone = hash(table);
        rewrite(other);
        rewrite(other);

        MethodTable reverse = new MethodTable();
        new ClassRewriter(reverse, false, MethodTimings.EVERY).rewrite(other);
        new ClassRewriter(reverse, false, MethodTimings.EVERY).rewrite(one);

        assertThat(hash(table)).isEqualTo(hash(reverse)).isNotEqualTo(alone);
        assertThat(table.size()).isEqualTo(2);
    }

    @Test
    void callSitesComeInTheOrderOfTheCodeWithAHashThatLambdasDoNotChange() {
        rewrite(compile("int b = size();\n Runnable r = () -> size(); r.run();\n return b;"));

        MethodInfo method = find("m");

        assertThat(method.callSites()).extracting(MethodInfo.Site::line).containsExactly(1, 2, 2);
        assertThat(method.callSites().get(0).callee()).isEqualTo("size()I".hashCode());
        assertThat(method.firstLine()).isEqualTo(1);
        assertThat(method.lastLine()).isEqualTo(3);
        assertThat(method.sourceFile()).isEqualTo("S.java");
        assertThat(CallSites.callee("lambda$m$1", "()V")).isEqualTo("lambda$m$#()V".hashCode());
    }

    @Test
    void namesAreReadByManyThreadsWithoutWaitingForWhoeverHasTheTable() throws Exception {
        int id = table.registerFrame(MethodKind.SLEEP, "java.lang.Thread", "sleep", "(J)V");
        CompletableFuture<String> name;
        synchronized (table) {
            name = CompletableFuture.supplyAsync(() -> table.name(id));
            assertThat(name.get(60, TimeUnit.SECONDS)).isEqualTo("java.lang.Thread.sleep");
        }

        assertThat(table.name(0)).isNull();
        assertThat(table.name(id + 1)).isNull();
        assertThat(table.name(Integer.MAX_VALUE)).isNull();
    }

    @Test
    void everyIdKeepsItsNameHoweverManyThereAre() {
        for (int i = 1; i <= 1_000; i++) {
            assertThat(table.registerFrame(MethodKind.LOCK, "C", "m" + i, "")).isEqualTo(i);
        }

        for (int i = 1; i <= 1_000; i++) {
            assertThat(table.name(i)).isEqualTo("C.m" + i);
            assertThat(table.info(i, false).name()).isEqualTo("m" + i);
        }
        assertThatThrownBy(() -> table.info(1_001, false)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private void rewrite(byte[] classFile) {
        new ClassRewriter(table, false, MethodTimings.EVERY).rewrite(classFile);
    }

    private MethodInfo find(String name) {
        for (int id = 1; id <= table.size(); id++) {
            if (table.info(id, true).name().equals(name)) {
                return table.info(id, true);
            }
        }
        throw new AssertionError("no method " + name);
    }

    private static long hash(MethodTable table) {
        for (int id = 1; id <= table.size(); id++) {
            if (table.info(id, false).name().equals("m")) {
                return table.info(id, false).bodyHash();
            }
        }
        throw new AssertionError();
    }

    private static byte[] compile(String body) {
        return TestingProgram.compile(
                        List.of(),
                        "public class S extends java.util.ArrayList<Object> { int m(int a) { " + body + " } }")
                .get("S");
    }
}
