package dev.culprit.analyzer.baseline;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables, in the schema that the connection's search path begins with. */
record PostgresTables(Connection connection) {

    /** The newest version; raised when older versions of culprit would misread or spoil the tables. */
    private static final int VERSION = 1;

    /** Any number that nothing else is likely to lock. */
    private static final long LOCK = 0x63756c70726974L;

    private static final String[] MAKE = {
        "create table if not exists culprit_store (version integer not null)",
        "create table if not exists culprit_baseline (id text primary key, manifest bytea not null)",
        "create table if not exists culprit_file ("
                + "baseline text not null references culprit_baseline (id) on delete cascade,"
                + " name text not null, content bytea not null, primary key (baseline, name))",
        // Profiles are compressed already; their size is then known without reading them.
        "alter table culprit_file alter column content set storage external",
        "insert into culprit_store (version) select " + VERSION + " where not exists (select from culprit_store)"
    };

    /**
     * Whether there are any.
     *
     * @throws BaselineException if they are of a newer version
     */
    boolean exist() throws SQLException, BaselineException {
        try (Statement statement = connection.createStatement()) {
            if (!isTrue(statement, "select to_regclass('culprit_store') is not null")) {
                return false;
            }
            try (ResultSet rows = statement.executeQuery("select max(version) from culprit_store")) {
                requireKnown(rows.next() ? rows.getInt(1) : 0);
            }
            return true;
        }
    }

    private static void requireKnown(int version) throws BaselineException {
        if (version > VERSION) {
            throw new BaselineException("its tables are of version " + version + ", newer than " + VERSION
                    + ", the newest that this version of culprit knows; update culprit");
        }
        if (version < 1) {
            throw new BaselineException("its table culprit_store says no version, so it is not culprit's");
        }
    }

    /** Makes them if there are none. Of several that do so at once the others wait for the first. */
    void make() throws SQLException, BaselineException {
        if (exist()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
            // Whether they are there cannot be asked again: a session remembers for a while that a name was none.
            for (String sql : MAKE) {
                statement.execute(sql);
            }
        }
    }

    private static boolean isTrue(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getBoolean(1);
        }
    }
}
