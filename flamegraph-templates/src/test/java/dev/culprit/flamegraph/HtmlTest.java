package dev.culprit.flamegraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void markupInTextIsEscaped() {
        assertThat(Html.text("<b a=\"1\" c='2'>&")).hasToString("&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;");
    }

    @Test
    void halfCharactersAreReplaced() {
        assertThat(Html.text("a\ud800b\udc00")).hasToString("a\ufffdb\ufffd");
        assertThat(Html.text("\ud83d\ude00")).hasToString("\ud83d\ude00");
    }

    @Test
    void piecesAreJoinedInOrder() {
        assertThat(Html.join(List.of(Html.text("a"), Html.EMPTY, Html.text("b"))))
                .hasToString("ab");
    }

    @Property
    void noTextBecomesMarkup(@ForAll String text) {
        assertThat(Html.text(text).toString()).doesNotContain("<", ">", "\"", "'");
    }
}
