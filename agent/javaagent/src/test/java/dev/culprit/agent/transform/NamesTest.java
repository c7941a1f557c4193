package dev.culprit.agent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "lambda$run$12, lambda$run$#",
        "com/acme/Outer$1, com/acme/Outer$#",
        "com/acme/Outer$1Local, com/acme/Outer$#Local",
        "com/acme/Outer$Inner$23$Deep, com/acme/Outer$Inner$#$Deep",
        "(Lcom/acme/Outer$1;I)Lcom/acme/Outer$2;, (Lcom/acme/Outer$#;I)Lcom/acme/Outer$#;",
        "access$000, access$#",
        "run$lambda-3, run$lambda-#",
        "base64, base64",
        "Utf8$Encoder, Utf8$Encoder",
        "$, $",
    })
    void numbersThatACompilerDealsOutAreTakenAway(String name, String expected) {
        assertThat(Names.withoutNumbers(name)).isEqualTo(expected);
    }
}
