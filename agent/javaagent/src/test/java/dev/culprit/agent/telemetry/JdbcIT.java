package dev.culprit.agent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.TestLibraries;
import dev.culprit.profile.HandlerKind;
import dev.culprit.profile.Telemetry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Interceptors of real JDBC libraries, with H2 below them. */
class JdbcIT {

    private static final String PROXY = """
            import java.sql.*;
            import java.util.List;
            import javax.sql.DataSource;
            import net.ttddyy.dsproxy.*;
            import net.ttddyy.dsproxy.listener.*;
            import net.ttddyy.dsproxy.support.*;

            public class Main {

                static int seen;

                static class Counting implements QueryExecutionListener {
                    @Override public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) { seen += queries.size(); }
                    @Override public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) { seen += queries.size(); }
                }

                public static void main(String[] args) throws Exception {
                    org.h2.jdbcx.JdbcDataSource h2 = new org.h2.jdbcx.JdbcDataSource();
                    h2.setURL("jdbc:h2:mem:proxy");
                    DataSource proxy = ProxyDataSourceBuilder.create(h2)
                            .listener(new Counting()) // counting
                            /* more */
                            .countQuery() // count
                            .build();
                    try (Connection connection = proxy.getConnection(); Statement statement = connection.createStatement()) {
                        statement.execute("create table numbers(number int)");
                        for (int i = 0; i < 5; i++) { statement.executeUpdate("insert into numbers values(" + i + ")"); }
                    }
                    System.out.println(seen);
                }
            }
            """;

    private static final String P6SPY = """
            import com.p6spy.engine.common.StatementInformation;
            import com.p6spy.engine.event.*;
            import com.p6spy.engine.spy.P6DataSource;
            import java.sql.*;

            public class Main {

                static int seen;

                static class Counting extends SimpleJdbcEventListener {
                    @Override public void onAfterAnyExecute(StatementInformation statement, long nanos, SQLException e) {
                        seen += statement.getSql().isEmpty() ? 0 : 1;
                    }
                }

                static class Updates extends JdbcEventListener {
                    @Override public void onBeforeExecuteUpdate(StatementInformation statement, String sql) { seen += sql.isEmpty() ? 0 : 1; }
                }

                public static void main(String[] args) throws Exception {
                    org.h2.jdbcx.JdbcDataSource h2 = new org.h2.jdbcx.JdbcDataSource();
                    h2.setURL("jdbc:h2:mem:spied");
                    CompoundJdbcEventListener both = new CompoundJdbcEventListener();
                    both.addListender(new Counting()); // counting
                    both.addListender(new Updates()); // updates
                    P6DataSource spied = new P6DataSource(h2);
                    spied.setJdbcEventListenerFactory(() -> both);
                    try (Connection connection = spied.getConnection(); Statement statement = connection.createStatement()) {
                        statement.execute("create table numbers(number int)");
                        for (int i = 0; i < 5; i++) { statement.executeUpdate("insert into numbers values(" + i + ")"); }
                    }
                    System.out.println(seen);
                }
            }
            """;

    private static final String TOMCAT = """
            package app;

            import java.lang.reflect.Method;
            import java.sql.*;
            import org.apache.tomcat.jdbc.pool.*;

            public class Main {

                static int seen, resets;

                public static class Counting extends JdbcInterceptor {
                    @Override public void reset(ConnectionPool pool, PooledConnection connection) { resets += connection == null ? 0 : 1; }
                    @Override public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
                        seen += method.getName().isEmpty() ? 0 : 1;
                        return super.invoke(proxy, method, args);
                    }
                }

                public static void main(String[] args) throws Exception {
                    PoolProperties properties = new PoolProperties();
                    properties.setUrl("jdbc:h2:mem:pooled");
                    properties.setDriverClassName("org.h2.Driver");
                    properties.setJmxEnabled(false);
                    properties.setInitialSize(1);
                    properties.setJdbcInterceptors("app.Main$Counting");
                    DataSource pool = new DataSource(properties);
                    for (int i = 0; i < 3; i++) {
                        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
                            statement.execute("select 1");
                        }
                    }
                    pool.close();
                    System.out.println(seen + " " + (resets >= 3));
                }
            }
            """;

    private static final String POOLED = """
            import java.sql.*;
            import javax.sql.*;

            public class Main {

                static int closed;

                public static void main(String[] args) throws Exception {
                    org.h2.jdbcx.JdbcDataSource h2 = new org.h2.jdbcx.JdbcDataSource();
                    h2.setURL("jdbc:h2:mem:events;DB_CLOSE_DELAY=-1");
                    PooledConnection pooled = h2.getPooledConnection();
                    ConnectionEventListener listener = new ConnectionEventListener() {
                        @Override public void connectionClosed(ConnectionEvent event) { closed += event.toString().isEmpty() ? 0 : 1; }
                        @Override public void connectionErrorOccurred(ConnectionEvent event) {}
                    };
                    pooled.addConnectionEventListener(listener); // pooled
                    for (int i = 0; i < 3; i++) { pooled.getConnection().close(); }
                    pooled.removeConnectionEventListener(listener);
                    pooled.close();
                    System.out.println(closed);
                }
            }
            """;

    @TempDir
    Path directory;

    @Test
    void listenersOfTheOldDatasourceProxyAreFoundAndMeasured() {
        TelemetryProgram program = proxy("1.4.1", "");

        program.expect("counting", "net.ttddyy.dsproxy.listener.QueryExecutionListener", HandlerKind.NAMED, 12);
    }

    @Test
    void listenersOfTheNewDatasourceProxyAreFoundAndMeasured() {
        TelemetryProgram program =
                proxy("1.10.1", ".afterQuery((execution, queries) -> seen += queries.size()) // after");

        program.expect("counting", "net.ttddyy.dsproxy.listener.QueryExecutionListener", HandlerKind.NAMED, 12);
        program.expect(
                "after",
                "net.ttddyy.dsproxy.support.ProxyDataSourceBuilder$SingleQueryExecution",
                HandlerKind.LAMBDA,
                6);
        Telemetry.Handler count = program.ofClass("net.ttddyy.dsproxy.listener.DataSourceQueryCountListener");
        assertThat(program.calls(count)).as("one of the library's own").isPositive();
    }

    private TelemetryProgram proxy(String version, String more) {
        List<Path> jars = TestLibraries.jars("datasource-proxy-" + version, "h2-" + h2());
        return TelemetryProgram.run(directory, jars, "include=Main*", PROXY.replace("/* more */", more));
    }

    private static String h2() {
        return System.getProperty("culprit.test.h2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.6.0", "3.9.1"})
    void listenersOfP6spyAreFoundAndMeasured(String version) {
        List<Path> jars = TestLibraries.jars("p6spy-" + version, "h2-" + h2());

        TelemetryProgram program = TelemetryProgram.run(directory, jars, "include=Main*", P6SPY);

        Telemetry.Handler counting = program.handler(program.registered("counting"));
        assertThat(counting.className()).isEqualTo("Main$Counting");
        assertThat(program.calls(counting)).isEqualTo(6);
        program.expect("updates", "com.p6spy.engine.event.JdbcEventListener", HandlerKind.NAMED, 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.0.98", "11.0.27"})
    void interceptorsOfTomcatsPoolAreMeasuredThoughTheyAreRegisteredByName(String version) {
        List<Path> jars = TestLibraries.jars("tomcat-jdbc-" + version, "tomcat-juli-" + version, "h2-" + h2());

        TelemetryProgram program = TelemetryProgram.run(directory, jars, "include=app.*", "app.Main", TOMCAT);

        long seen = Long.parseLong(program.stdout().split(" ")[0]);
        Telemetry.Handler counting = program.ofClass("app.Main$Counting");
        assertThat(counting.type()).isEqualTo("org.apache.tomcat.jdbc.pool.JdbcInterceptor");
        assertThat(program.calls(counting)).isGreaterThanOrEqualTo(seen + 3);
        assertThat(program.telemetry().handlers())
                .as("the end of the chain is the connection itself")
                .noneMatch(handler -> handler.className().endsWith("ProxyConnection")
                        && !handler.callbacks().isEmpty());
    }

    @Test
    void listenersOfPooledConnectionsAreFoundAndMeasured() {
        TelemetryProgram program =
                TelemetryProgram.run(directory, TestLibraries.jars("h2-" + h2()), "include=Main*", POOLED);

        program.expect("pooled", "javax.sql.ConnectionEventListener", HandlerKind.ANONYMOUS, 3);
        assertThat(program.registered("pooled").state()).isEqualTo(Telemetry.State.REMOVED);
    }
}
