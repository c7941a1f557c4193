package dev.culprit.analyzer.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints a result and writes the files that were asked for. */
final class Outputs {

    private final OutputOptions options;
    private final ReviewOptions review;
    private final Invocation invocation;

    Outputs(OutputOptions options, Invocation invocation) {
        this(options, ReviewOptions.NONE, invocation);
    }

    Outputs(OutputOptions options, ReviewOptions review, Invocation invocation) {
        this.options = options;
        this.review = review;
        this.invocation = invocation;
    }

    /**
     * Finds out before a long measurement whether the files can be written.
     *
     * @throws CommandFailure if one cannot
     */
    void check() throws CommandFailure {
        for (Map.Entry<String, Path> entry : files().entrySet()) {
            try {
                makeParent(entry.getValue());
                requireWritable(entry.getValue());
            } catch (IOException e) {
                throw new CommandFailure(unwritable(entry.getKey(), entry.getValue(), e));
            }
        }
    }

    /** By trying: permissions, read-only file systems and pseudo files all answer differently when asked. */
    private static void requireWritable(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new AccessDeniedException(file.toString());
        }
        boolean isNew = !Files.exists(file);
        if (isNew || Files.isRegularFile(file)) {
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
        }
        if (isNew) {
            Files.delete(file);
        }
    }

    /** Prints the text first, so that no failing file hides it, then writes every file that can be written. */
    int write(Result result, int exitCode) throws IOException {
        PrintWriter out = invocation.outWriter();
        result.text().write(out);
        out.flush();
        int exit = exitCode;
        for (Map.Entry<String, Path> entry : files().entrySet()) {
            String option = entry.getKey();
            boolean written = option.equals("--summary")
                    ? append(option, entry.getValue(), form(result, option))
                    : write(option, entry.getValue(), form(result, option), invocation);
            if (!written) {
                exit = ExitCodes.BAD_INPUT;
            }
        }
        return exit;
    }

    /** Writes one form of a result; gives false, having said why, when {@code file} cannot be written. */
    static boolean write(String option, Path file, Result.Form form, Invocation invocation) {
        try {
            makeParent(file);
            write(form, file);
            return true;
        } catch (IOException e) {
            Errors.print(invocation.errWriter(), unwritable(option, file, e));
            return false;
        }
    }

    /** A summary is that of a whole job, to which other steps add their own. */
    private boolean append(String option, Path file, Result.Form form) {
        StringWriter text = new StringWriter();
        try {
            form.write(text);
            makeParent(file);
            Files.writeString(
                    file, text + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return true;
        } catch (IOException e) {
            Errors.print(invocation.errWriter(), unwritable(option, file, e));
            return false;
        }
    }

    /** Half a result is worse than none: a program would read it. */
    private static void write(Result.Form form, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            form.write(out);
        } catch (IOException e) {
            if (Files.isRegularFile(file) && Files.isWritable(file)) {
                Files.delete(file);
            }
            throw e;
        }
    }

    private Map<String, Path> files() {
        Map<String, Path> files = new LinkedHashMap<>();
        put(files, "--html", options.html);
        put(files, "--json", options.json);
        put(files, "--markdown", options.markdown);
        review.putTo(files);
        return files;
    }

    private static void put(Map<String, Path> files, String option, @Nullable Path file) {
        if (file != null) {
            files.put(option, file);
        }
    }

    private Result.Form form(Result result, String option) {
        return switch (option) {
            case "--html" -> result.html();
            case "--json" -> result.json();
            case "--markdown", "--summary" -> linked(result.markdown(), options.reportUrl);
            case "--sarif" -> result.sarif();
            case "--junit" -> result.junit();
            case "--badge" -> String.valueOf(review.badge).endsWith(".svg") ? result.picture() : result.badge();
            default -> throw new IllegalArgumentException(option);
        };
    }

    private static Result.Form linked(Result.Form markdown, @Nullable URI page) {
        return page == null
                ? markdown
                : out -> {
                    markdown.write(out);
                    out.write("\n[The whole report](<" + page.toASCIIString() + ">)\n");
                };
    }

    private static void makeParent(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            Files.createDirectories(parent);
        }
    }

    private static String unwritable(String option, Path file, IOException e) {
        return "cannot write " + option + " " + file + " (" + reason(file, e) + "); choose another file";
    }

    private static String reason(Path file, IOException e) {
        if (Files.isDirectory(file)) {
            return "it is a directory";
        }
        if (e instanceof FileAlreadyExistsException) {
            return e.getMessage() + " is not a directory";
        }
        if (e instanceof AccessDeniedException) {
            return "no permission for " + e.getMessage();
        }
        return e instanceof NoSuchFileException ? "no such directory" : String.valueOf(e.getMessage());
    }
}
