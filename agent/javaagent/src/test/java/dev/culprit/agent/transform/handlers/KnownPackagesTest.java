package dev.culprit.agent.transform.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.profile.telemetry.HandlerTable;
import dev.culprit.profile.telemetry.UserTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;
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

    @Test
    void theTypesOfTheJdkThatRegisterHandlersAreThoseOfTheTable() {
        Set<String> owners = new HashSet<>(HandlerTable.with(UserTypes.NONE).owners());
        owners.removeIf(name -> !JdkTypes.hasTelemetry(name));

        assertThat(JdkTypes.REGISTERING).isEqualTo(owners);
    }

    @Test
    void aClassFileThatNamesATypeOfTheTableIsSeenWhereverTheNameStands() {
        assertThat(KnownPackages.areNamedIn(file(Nothing.class))).isFalse();
        assertThat(KnownPackages.areNamedIn(file(InAnArray.class))).isTrue();
        assertThat(KnownPackages.areNamedIn(file(InASignature.class))).isTrue();
        assertThat(KnownPackages.areNamedIn(file(AsSupertype.class))).isTrue();
        assertThat(KnownPackages.areNamedIn(file(InALambda.class))).isTrue();
    }

    private static ClassReader file(Class<?> type) {
        try {
            return new ClassReader(type.getName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static final class Nothing {
        final java.util.List<String> names = java.util.List.of("Lines", "a/b/C");
    }

    abstract static class InAnArray {
        abstract void handlers(int count, java.util.logging.Handler[] handlers);
    }

    abstract static class InASignature {
        java.util.@Nullable List<java.beans.PropertyChangeListener> listeners;
    }

    abstract static class AsSupertype implements java.beans.PropertyChangeListener {}

    static final class InALambda {
        static Object listener() {
            return (java.beans.PropertyChangeListener) event -> {};
        }
    }
}
