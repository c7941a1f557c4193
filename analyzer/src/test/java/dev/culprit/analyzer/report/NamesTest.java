package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void ordinaryNamesStayAsTheyAre() {
        assertThat(Names.visible("Gr\u00f6\u00dfe.\u4e16\u754c$1.<init>"))
                .isEqualTo("Gr\u00f6\u00dfe.\u4e16\u754c$1.<init>");
    }

    @Test
    void whatHidesOrMisleadsBecomesVisible() {
        assertThat(Names.visible("a\nb\u202ec\u2028d\u200be\ud800f\u0007"))
                .isEqualTo("a\\u000ab\\u202ec\\u2028d\\u200be\\ud800f\\u0007");
    }

    @Test
    void longNamesLoseTheirMiddle() {
        assertThat(Names.shortened("abcdefghij", 7)).isEqualTo("ab...ij");
        assertThat(Names.shortened("abcdefg", 7)).isEqualTo("abcdefg");
        assertThat(Names.shortened("x".repeat(10_000_000), 300)).hasSize(300);
    }

    @Test
    void noCharacterIsCutInHalf() {
        assertThat(Names.shortened("a\ud83d\ude00".repeat(10), 8))
                .doesNotContain("\\ud83d", "\\ude00")
                .contains("...");
    }

    @Test
    void aPlaceIsTheFileOrElseTheClass() {
        assertThat(Names.place("Cart.java", "com.acme.Cart", 12)).isEqualTo("Cart.java:12");
        assertThat(Names.place(null, "com.acme.Cart", 0)).isEqualTo("com.acme.Cart");
    }
}
