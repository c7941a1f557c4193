package dev.culprit.agent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.TestLibraries;
import dev.culprit.profile.HandlerKind;
import dev.culprit.profile.Telemetry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Listeners in a real container: Tomcat with the servlets of Java EE and of Jakarta EE. */
class ServletIT {

    private static final String PROGRAM = """
            import jakarta.servlet.*;
            import jakarta.servlet.http.*;
            import java.io.*;
            import java.net.*;
            import java.util.*;
            import java.util.concurrent.CountDownLatch;
            import java.util.concurrent.atomic.AtomicInteger;
            import org.apache.catalina.Context;
            import org.apache.catalina.core.StandardContext;
            import org.apache.catalina.startup.Tomcat;

            public class Main {

                static final int REQUESTS = 5;
                static final CountDownLatch DONE = new CountDownLatch(2 * REQUESTS);
                static final AtomicInteger SEEN = new AtomicInteger();

                static class Counting implements ServletRequestListener {
                    @Override public void requestInitialized(ServletRequestEvent event) { SEEN.incrementAndGet(); }
                    @Override public void requestDestroyed(ServletRequestEvent event) { SEEN.incrementAndGet(); DONE.countDown(); }
                }

                static class Starting implements ServletContextListener {
                    @Override public void contextInitialized(ServletContextEvent event) { SEEN.incrementAndGet(); }
                    @Override public void contextDestroyed(ServletContextEvent event) { SEEN.incrementAndGet(); }
                }

                static class Attributes implements ServletRequestAttributeListener {
                    @Override public void attributeAdded(ServletRequestAttributeEvent event) { SEEN.addAndGet(event.getName().length()); }
                    @Override public void attributeRemoved(ServletRequestAttributeEvent event) {}
                    @Override public void attributeReplaced(ServletRequestAttributeEvent event) {}
                }

                static class Hello extends HttpServlet {
                    @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                        request.setAttribute("who", "you");
                        AsyncContext later = request.startAsync();
                        later.addListener(new AsyncListener() { // async
                            @Override public void onComplete(AsyncEvent event) { SEEN.incrementAndGet(); DONE.countDown(); }
                            @Override public void onTimeout(AsyncEvent event) {}
                            @Override public void onError(AsyncEvent event) {}
                            @Override public void onStartAsync(AsyncEvent event) {}
                        });
                        response.getWriter().print("hello");
                        later.complete();
                    }
                }

                public static void main(String[] args) throws Exception {
                    java.util.logging.LogManager.getLogManager().reset();
                    Tomcat tomcat = new Tomcat();
                    tomcat.setBaseDir(new File("tomcat").getAbsolutePath());
                    tomcat.setPort(0);
                    tomcat.getConnector().setProperty("address", "127.0.0.1");
                    Context context = tomcat.addContext("", new File(".").getAbsolutePath());
                    Tomcat.addServlet(context, "hello", new Hello()).setAsyncSupported(true);
                    context.addServletMappingDecoded("/", "hello");
                    context.addServletContainerInitializer((classes, servlets) -> {
                        servlets.addListener(new Counting()); // counting
                        servlets.addListener(new Starting()); // starting
                    }, Set.of());
                    ((StandardContext) context).addApplicationEventListener(new Attributes()); // attributes
                    tomcat.start();
                    int port = tomcat.getConnector().getLocalPort();
                    int read = 0;
                    for (int i = 0; i < REQUESTS; i++) {
                        try (InputStream in = new URL("http://127.0.0.1:" + port + "/").openStream()) { read += in.readAllBytes().length; }
                    }
                    DONE.await();
                    tomcat.stop();
                    tomcat.destroy();
                    System.out.println(read + " " + SEEN.get());
                }
            }
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"9.0.98, javax", "11.0.27, jakarta"})
    void itsListenersAreFoundAndMeasured(String version, String servlets) {
        List<Path> jars = TestLibraries.jars("tomcat-embed-core-" + version, "tomcat-annotations-api-" + version);

        TelemetryProgram program = TelemetryProgram.run(
                directory, jars, "include=Main*", PROGRAM.replace("jakarta.servlet", servlets + ".servlet"));

        program.expect("counting", servlets + ".servlet.ServletRequestListener", HandlerKind.NAMED, 10);
        program.expect("starting", servlets + ".servlet.ServletContextListener", HandlerKind.NAMED, 2);
        assertThat(program.target(program.registered("counting")).className()).startsWith("org.apache.catalina.core.");
        Telemetry.Handler attributes = program.handler(program.registered("attributes"));
        assertThat(attributes.className()).isEqualTo("Main$Attributes");
        assertThat(program.calls(attributes)).isGreaterThanOrEqualTo(5);
        assertThat(program.registeredIn("async")).hasSize(5);
        Telemetry.Handler async = program.handler(program.registeredIn("async").get(0));
        assertThat(async.kind()).isEqualTo(HandlerKind.ANONYMOUS);
        assertThat(program.calls(async)).isEqualTo(5);
    }
}
