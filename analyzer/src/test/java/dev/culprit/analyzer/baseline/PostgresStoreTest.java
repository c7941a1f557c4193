package dev.culprit.analyzer.baseline;

import static dev.culprit.analyzer.baseline.TestingBaselines.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PostgresStoreTest extends StoreContract {

    private @Nullable String url;

    @Override
    String location() throws SQLException {
        String made = url == null ? TestingPostgres.database() : url;
        url = made;
        return made;
    }

    @Override
    byte[] read(String name, String file) throws SQLException {
        String sql = file.equals(EntryJson.FILE)
                ? "select manifest from culprit_baseline where id = ?"
                : "select content from culprit_file where baseline = ? and name = '" + file + "'";
        try (Connection connection = DriverManager.getConnection(location());
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getBytes(1);
            }
        }
    }

    @Override
    void write(String name, String file, byte @Nullable [] content) throws SQLException {
        if (file.equals(EntryJson.FILE)) {
            // A row without one cannot be; one that says nothing can.
            update(
                    "update culprit_baseline set manifest = ? where id = '" + name + "'",
                    content == null ? new byte[0] : content);
        } else if (content == null) {
            update("delete from culprit_file where baseline = '" + name + "' and name = '" + file + "'", null);
        } else {
            update(
                    "update culprit_file set content = ? where baseline = '" + name + "' and name = '" + file + "'",
                    content);
        }
    }

    private void update(String sql, byte @Nullable [] content) throws SQLException {
        try (Connection connection = DriverManager.getConnection(location());
                PreparedStatement update = connection.prepareStatement(sql)) {
            if (content != null) {
                update.setBytes(1, content);
            }
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    @Override
    void rename(String name, String other) throws SQLException {
        update(
                "insert into culprit_baseline select '" + other + "', manifest from culprit_baseline where id = '"
                        + name + "'",
                null);
        update(
                "update culprit_file set baseline = '" + other + "' where name = 'tests.json' and baseline = '" + name
                        + "'",
                null);
        update("delete from culprit_baseline where id = '" + name + "'", null);
    }

    @Override
    int saves() {
        return 10;
    }

    @Test
    void tablesOfANewerVersionAreRefused() throws Exception {
        save("main", 'a', "cpu", 1);
        TestingPostgres.execute(location(), "insert into culprit_store values (2)");

        assertThatThrownBy(store::list)
                .isInstanceOf(BaselineException.class)
                .hasMessageContaining("its tables are of version 2, newer than 1");
        assertThatThrownBy(() -> save("main", 'b', "cpu", 2)).hasMessageContaining("update culprit");
    }

    @Test
    void whoMayOnlyReadComparesAndChangesNothing() throws Exception {
        TestingPostgres.execute(
                location(),
                "do $$ begin if not exists (select from pg_roles where rolname = 'reader') then"
                        + " create role reader login; end if; end $$");
        try (BaselineStore reader = TestingBaselines.open(location().replace("user=postgres", "user=reader"))) {
            assertThat(reader.list().entries()).isEmpty();
            assertThatThrownBy(() -> TestingBaselines.save(reader, profile, "main", "a".repeat(40), "cpu", DAY))
                    .isInstanceOf(BaselineException.class)
                    .hasMessageContaining("permission denied for schema public");
            Entry entry = save("main", 'a', "cpu", 1);
            assertThatThrownBy(reader::list).hasMessageContaining("permission denied for table culprit_store");
            TestingPostgres.execute(location(), "grant select on all tables in schema public to reader");

            assertThat(reader.list().entries()).containsExactly(entry);
            reader.verify(entry);
            assertThatThrownBy(() -> reader.prune(new Retention(null, java.time.Duration.ZERO), 9 * DAY))
                    .hasMessageContaining("permission denied for table culprit_baseline");
        }
        assertThat(store.list().entries()).hasSize(1);
    }

    @Test
    void aPasswordIsNeverSaid() throws Exception {
        String nowhere = "jdbc:postgresql://robot:secret1@127.0.0.1:1/baselines?password=secret2&connectTimeout=2";
        for (String url : List.of(
                nowhere, "jdbc:mysql://127.0.0.1/x?password=secret3", "jdbc:postgresql://h:port/?password=secret4")) {
            assertThatThrownBy(() -> {
                        try (BaselineStore none = BaselineStore.postgres(url, Map.of("PGPASSWORD", "secret5"))) {
                            none.list();
                        }
                    })
                    .as(url)
                    .isInstanceOf(BaselineException.class)
                    .hasMessageContaining(url.substring(0, url.indexOf(':', 5) + 1))
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void aServerThatIsGoneIsNamedAndNextTimeAskedAgain() throws Exception {
        Entry entry = save("main", 'a', "cpu", 1);
        TestingPostgres.execute(
                location().replaceFirst("/culprit\\d+", "/postgres"),
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'culprit'");

        assertThatThrownBy(store::list).isInstanceOf(BaselineException.class).hasMessageContaining("cannot be read: ");
        assertThat(store.list().entries()).containsExactly(entry);
    }

    @Test
    void userAndPasswordComeFromTheEnvironmentWhenTheUrlHasNone() throws Exception {
        String bare = location().replaceFirst("\\?.*", "");
        try (BaselineStore other = BaselineStore.postgres(bare, Map.of("PGUSER", "postgres", "PGPASSWORD", "any"))) {
            assertThat(other.list().entries()).isEmpty();
        }
        try (BaselineStore other = BaselineStore.postgres(bare, Map.of("PGUSER", "nobody_else"))) {
            assertThatThrownBy(other::list).hasMessageContaining("nobody_else");
        }
    }
}
