package dev.culprit.flamegraph;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class HtmlPropertyTest {

    @Property
    void noTextBecomesMarkup(@ForAll String text) {
        assertThat(Html.text(text).toString()).doesNotContain("<", ">", "\"", "'");
    }
}
