package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryReportTest {

    private static final Locale OWN = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(OWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "hi-IN-u-nu-deva"})
    void theFormsAreSealedInEveryLocale(String locale) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(locale));
        StringWriter json = new StringWriter();
        new JsonHistory().write(SampleHistory.changed(), json);
        Golden.assertSame("history.json", json.toString());
        StringWriter markdown = new StringWriter();
        new MarkdownHistory().write(SampleHistory.changed(), markdown);
        Golden.assertSame("history.md", markdown.toString());
        Golden.assertSame("history.txt", text(false));
        StringWriter quiet = new StringWriter();
        new TextHistory(false, false).write(SampleHistory.quiet(), quiet);
        Golden.assertSame("history-quiet.txt", quiet.toString());
    }

    @Test
    void noLineIsWiderThanATerminalAndNoNameDrivesIt() throws IOException {
        assertThat(text(true).lines()).allMatch(line -> line.length() <= 80);
        StringWriter out = new StringWriter();
        new TextHistory(false, true).write(SampleHistory.named("A.\u202eb\u001b[2J"), out);
        assertThat(out.toString()).doesNotContain("\u202e", "\u001b");
    }

    @Test
    void sparklinesAreThereWhereTheyCanBeShown() throws IOException {
        assertThat(text(false)).doesNotContain("\u2588");
        assertThat(text(true)).contains("\u2588");
        assertThat(Sparkline.of(new double[] {1, 2, Double.NaN, 4, 8}, 10)).isEqualTo("\u2581\u2582 \u2584\u2588");
        assertThat(Sparkline.of(new double[] {100, 101, 100}, 10))
                .as("noise is no mountain")
                .isEqualTo("\u2588\u2588\u2588");
        assertThat(Sparkline.of(new double[] {1, 9, 1, 1, 1, 1}, 3)).hasSize(3).startsWith("\u2588");
        assertThat(Sparkline.of(new double[] {0, 0}, 3)).isEqualTo("\u2581\u2581");
    }

    private static String text(boolean sparklines) throws IOException {
        StringWriter out = new StringWriter();
        new TextHistory(false, sparklines).write(SampleHistory.changed(), out);
        return out.toString();
    }
}
