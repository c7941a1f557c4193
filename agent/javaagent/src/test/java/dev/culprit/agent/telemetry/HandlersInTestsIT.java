package dev.culprit.agent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.TestLibraries;
import dev.culprit.profile.Profile;
import dev.culprit.profile.Telemetry;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handlers that tests register, with a bus that outlives them. */
class HandlersInTestsIT {

    private static final String BUS = """
            package com.acme;

            import java.util.*;

            public class Bus {
                public interface Listener { void on(int event); }
                public static final Bus SHARED = new Bus();
                private final List<Listener> listeners = new ArrayList<>();
                public void addListener(Listener listener) { listeners.add(listener); }
                public void removeListener(Listener listener) { listeners.remove(listener); }
                public int publish(int event) {
                    for (Listener listener : listeners) { listener.on(event); }
                    return listeners.size();
                }
            }
            """;

    private static final String TESTS = """
            package com.acme;

            import org.junit.jupiter.api.*;

            @TestMethodOrder(MethodOrderer.MethodName.class)
            public class BusTest {
                static int seen;
                Bus.Listener listener = event -> seen += Integer.toString(event).length();
                @BeforeAll static void all() { Bus.SHARED.addListener(event -> seen += Integer.toString(event).length()); }
                @BeforeEach void each() { Bus.SHARED.addListener(listener); }
                @AfterEach void after() { Bus.SHARED.removeListener(listener); }
                @Test void aLeaks() {
                    Bus.SHARED.addListener(event -> seen += Integer.toString(event).length());
                    Bus.SHARED.publish(1);
                }
                @Test void bPays() throws Exception {
                    Thread thread = new Thread(() -> Bus.SHARED.addListener(event -> seen += Integer.toString(event).length()));
                    thread.start();
                    thread.join();
                    Bus.SHARED.publish(2);
                }
            }
            """;

    @TempDir
    Path directory;

    @Test
    void registrationsAreOfTheTestAndPhaseInWhichTheyAreMade() {
        List<Path> libraries = TestLibraries.jars("junit-platform-console-standalone-1.14.1");
        Profile profile = new ForkedJvm(directory, libraries, BUS, TESTS)
                .quick()
                .options("include=com.acme.*,telemetry=com.acme.Bus$Listener")
                .run(
                        "org.junit.platform.console.ConsoleLauncher",
                        "execute",
                        "--details=none",
                        "--disable-banner",
                        "--select-class=com.acme.BusTest")
                .profile();

        List<Telemetry.Registration> made = profile.telemetry().registrations().stream()
                .filter(registration -> registration.method().equals("addListener"))
                .filter(registration -> profile.telemetry()
                        .targets()
                        .get(registration.target())
                        .className()
                        .equals("com.acme.Bus"))
                .toList();
        String leaks = "com.acme.BusTest#aLeaks()";
        String pays = "com.acme.BusTest#bPays()";
        assertThat(made)
                .extracting(one -> one.test() + " " + one.phase() + " " + one.state())
                .containsExactly(
                        "com.acme.BusTest classSetup OPEN",
                        leaks + " setup REMOVED",
                        leaks + " body OPEN",
                        pays + " setup REMOVED",
                        pays + " body OPEN");
        assertThat(made)
                .extracting(one -> Objects.requireNonNull(one.at()).method())
                .startsWith("all", "each", "aLeaks");
        assertThat(made.get(4).thread()).startsWith("Thread-");
        assertThat(made.get(4).target()).isEqualTo(made.get(0).target());
        assertThat(profile.telemetry().targets().get(made.get(0).target()).mostHandlers())
                .isEqualTo(4);
    }
}
