package dev.culprit.flamegraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TemplateTest {

    private static Template template(String markup) {
        return Template.ofMarkup("sample", markup);
    }

    @Test
    void textIsEscapedAndHtmlIsNot() {
        assertThat(template("<p>{{a}}{{{b}}}</p>")
                        .text("a", "<")
                        .html("b", new Html("<i>"))
                        .fill())
                .hasToString("<p>&lt;<i></p>");
    }

    @Test
    void valuesAreNotTemplates() {
        assertThat(template("{{a}}{{b}}").text("a", "{{b}}").text("b", "$1\\").fill())
                .hasToString("{{b}}$1\\");
    }

    @Test
    void aSlotWithoutValueIsNamed() {
        Template template = template("{{a}}");
        assertThatThrownBy(template::fill).hasMessage("template sample: nothing fills {{a}}");
    }

    @Test
    void aValueWithoutSlotIsNamed() {
        Template template = template("").text("a", "x");
        assertThatThrownBy(template::fill).hasMessageContaining("no slot for").hasMessageContaining("{{a}}");
    }

    @Test
    void coordinatesHaveOneDecimal() {
        assertThat(template("{{x}}").coordinate("x", 1.0 / 3).fill()).hasToString("0.3");
    }

    @Test
    void aMissingTemplateIsNamed() {
        assertThatThrownBy(() -> Template.of("nowhere")).hasMessage("no such resource: html/nowhere.html");
    }
}
