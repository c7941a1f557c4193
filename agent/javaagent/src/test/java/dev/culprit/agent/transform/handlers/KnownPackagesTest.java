package dev.culprit.agent.transform.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.profile.telemetry.HandlerTable;
import dev.culprit.profile.telemetry.UserTypes;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownPackagesTest {

    @Test
    void everyTypeOfTheTableIsOfTheJdkOrOfAPackageThatIsWatched() {
        HandlerTable table = HandlerTable.with(UserTypes.NONE);
        Set<String> names = new HashSet<>(table.types().keySet());
        names.addAll(table.owners());

        assertThat(names).allMatch(name -> KnownPackages.has(name) || JdkTypes.hasTelemetry(name));
        for (String prefix : KnownPackages.PREFIXES) {
            assertThat(names).as(prefix).anyMatch(name -> name.startsWith(prefix));
        }
    }
}
