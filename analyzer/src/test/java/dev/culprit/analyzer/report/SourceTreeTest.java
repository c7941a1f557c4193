package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTreeTest {

    private final SourceTree tree = new SourceTree(
            "https://git.acme.org/1a/{path}#L{line}",
            List.of(
                    "app/src/main/java/com/acme/Cart.java",
                    "a/com/acme/Two.java",
                    "b/com/acme/Two.java",
                    "com/acme/\u00e4 b.kt"));

    @Test
    void aLineOfTheOneFileThatCanBeMeantHasAnAddress() {
        assertThat(tree.url("com.acme.Cart$Row", "Cart.java", 7))
                .isEqualTo("https://git.acme.org/1a/app/src/main/java/com/acme/Cart.java#L7");
        assertThat(tree.url("com.acme.X", "\u00e4 b.kt", 1))
                .isEqualTo("https://git.acme.org/1a/com/acme/%C3%A4%20b.kt#L1");
    }

    @Test
    void whatIsNotKnownForSureHasNone() {
        assertThat(tree.url("com.acme.Two", "Two.java", 7)).isEmpty();
        assertThat(tree.url("org.acme.Cart", "Cart.java", 7)).isEmpty();
        assertThat(tree.url("com.acme.Cart", null, 7)).isEmpty();
        assertThat(tree.url("com.acme.Cart", "Cart.java", 0)).isEmpty();
        assertThat(tree.url("com.acme.Cart", "../Cart.java", 1)).isEmpty();
        assertThat(SourceTree.UNKNOWN.url("com.acme.Cart", "Cart.java", 7)).isEmpty();
        assertThatThrownBy(() -> new SourceTree("http://a.b/{path}", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
