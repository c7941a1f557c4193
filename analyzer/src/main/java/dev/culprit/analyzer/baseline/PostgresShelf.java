package dev.culprit.analyzer.baseline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tables of a PostgreSQL database. An entry is a row and its files are others, written in one transaction. Whoever may only read the
 * tables can compare with what is in them, and changes nothing, not even by a first use.
 */
final class PostgresShelf implements Shelf {

    private final PostgresConnection database;
    private final Scratch scratch = new Scratch();
    private final Set<String> fetched = new HashSet<>();

    PostgresShelf(PostgresConnection database) {
        this.database = database;
    }

    @Override
    public boolean exists() throws BaselineException {
        return database.read(connection -> true, false);
    }

    @Override
    public List<Item> items() throws BaselineException {
        return database.read(PostgresShelf::items, List.of());
    }

    private static List<Item> items(Connection connection) throws SQLException {
        Map<String, Map<String, Long>> sizes = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select baseline, name, octet_length(content) from culprit_file")) {
            while (rows.next()) {
                sizes.computeIfAbsent(rows.getString(1), id -> new HashMap<>()).put(rows.getString(2), rows.getLong(3));
            }
        }
        List<Item> items = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id, manifest from culprit_baseline order by id")) {
            while (rows.next()) {
                String id = rows.getString(1);
                items.add(new Row(id, rows.getBytes(2), sizes.getOrDefault(id, Map.of())));
            }
        }
        return items;
    }

    @Override
    public Path draft(String id) throws IOException {
        return scratch.resolve(id);
    }

    @Override
    public void publish(Path draft, Entry entry) throws IOException {
        database.write(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into culprit_baseline (id, manifest) values (?, ?)")) {
                insert.setString(1, entry.id());
                insert.setBytes(2, Files.readAllBytes(draft.resolve(EntryJson.FILE)));
                insert.executeUpdate();
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into culprit_file (baseline, name, content) values (?, ?, ?)")) {
                for (StoredFile file : entry.files()) {
                    insert.setString(1, entry.id());
                    insert.setString(2, file.name());
                    try (InputStream content = Files.newInputStream(draft.resolve(file.name()))) {
                        insert.setBinaryStream(3, content, file.bytes());
                        insert.executeUpdate();
                    }
                }
            }
            return entry;
        });
    }

    @Override
    public EntryFolder folder(Entry entry) throws BaselineException {
        try {
            Path folder = scratch.resolve(entry.id());
            if (fetched.add(entry.id())) {
                for (StoredFile file : entry.files()) {
                    byte[] content = content(entry, file.name());
                    if (content != null) {
                        Path target = folder.resolve(file.name());
                        Files.createDirectories(target.getParent());
                        Files.write(target, content);
                    }
                }
            }
            return new EntryFolder(folder);
        } catch (BaselineException e) {
            throw e;
        } catch (IOException e) {
            throw new BaselineException("its files cannot be copied to this machine (" + e + ")", e);
        }
    }

    @Override
    public byte[] tests(Entry entry) throws BaselineException {
        byte[] tests = content(entry, Entry.TESTS);
        if (tests == null) {
            throw new BaselineException("its file " + Entry.TESTS + " is missing");
        }
        return tests;
    }

    private byte @Nullable [] content(Entry entry, String file) throws BaselineException {
        List<byte[]> found = database.read(
                connection -> {
                    try (PreparedStatement select = connection.prepareStatement(
                            "select content from culprit_file where baseline = ? and name = ?")) {
                        select.setString(1, entry.id());
                        select.setString(2, file);
                        try (ResultSet rows = select.executeQuery()) {
                            return rows.next() ? List.of(rows.getBytes(1)) : List.of();
                        }
                    }
                },
                List.of());
        return found.isEmpty() ? null : found.get(0);
    }

    @Override
    public String place(Entry entry, StoredFile file) {
        return "culprit_file " + entry.id() + ", " + file.name();
    }

    @Override
    public boolean remove(Entry entry) throws BaselineException {
        return database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("delete from culprit_baseline where id = ?")) {
                delete.setString(1, entry.id());
                return delete.executeUpdate() == 1;
            }
        });
    }

    /** The database has taken back what killed processes had not committed. */
    @Override
    public void clearUp(long now) {}

    @Override
    public void close() {
        database.close();
        scratch.close();
    }

    @Override
    public String toString() {
        return database.toString();
    }

    /** An entry's row. */
    private record Row(String name, byte[] manifest, Map<String, Long> sizes) implements Item {

        @Override
        public Entry entry() throws BaselineException {
            return EntryJson.read(manifest);
        }

        @Override
        public void requireFiles(Entry entry) throws BaselineException {
            for (StoredFile file : entry.files()) {
                Long size = sizes.get(file.name());
                if (size == null) {
                    throw new BaselineException("its file " + file.name() + " is missing");
                }
                if (size != file.bytes()) {
                    throw new BaselineException(EntryFolder.wrongSize(file, size));
                }
            }
        }

        @Override
        public boolean isThere() {
            return true;
        }
    }
}
