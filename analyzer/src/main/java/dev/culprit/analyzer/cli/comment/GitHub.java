package dev.culprit.analyzer.cli.comment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One repository at GitHub, as its REST interface shows it (docs.github.com/rest, version 2022-11-28).
 *
 * @param api where the interface is, without a slash at the end
 * @param name {@code owner/name}
 * @param token what the caller may do; never printed
 */
public record GitHub(URI api, String name, String token) {

    /** Letters that GitHub has in names; so no name leads to another address. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+");

    /** An answer of a hundred comments is at most seven million bytes long. */
    private static final int LONGEST_ANSWER = 10_000_000;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    public GitHub {
        if (!NAME.matcher(name).matches() || name.contains("..")) {
            throw new IllegalArgumentException("'" + name + "' is not owner/name of a repository");
        }
        if (token.isBlank() || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException("the token is empty, or no token");
        }
        String scheme = String.valueOf(api.getScheme());
        if (!scheme.equals("https") && !isHere(api)) {
            throw new IllegalArgumentException(
                    api + " does not begin with https: the token would be sent in the clear");
        }
    }

    private static boolean isHere(URI api) {
        return "127.0.0.1".equals(api.getHost()) || "localhost".equals(api.getHost());
    }

    /** What is at {@code path} of the repository. */
    JsonNode get(String path) throws CommentFailure {
        return send("GET", path, null);
    }

    /** Sends {@code text} as the body of a comment, by {@code method}. */
    JsonNode send(String method, String path, @Nullable String text) throws CommentFailure {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + "/repos/" + name + path))
                .timeout(PATIENCE)
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28")
                .header("Authorization", "Bearer " + token)
                .method(method, text == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body(text)))
                .build();
        try {
            HttpResponse<InputStream> response = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(request, BodyHandlers.ofInputStream());
            try (InputStream answer = response.body()) {
                byte[] bytes = answer.readNBytes(LONGEST_ANSWER + 1);
                return parsed(method + ' ' + path, response.statusCode(), bytes);
            }
        } catch (CommentFailure e) {
            throw e;
        } catch (IOException e) {
            throw new CommentFailure(api + " cannot be reached (" + e + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommentFailure("interrupted while waiting for " + api);
        }
    }

    private static String body(String text) {
        ObjectNode body = JSON.createObjectNode();
        return body.put("body", text).toString();
    }

    private static JsonNode parsed(String what, int status, byte[] bytes) throws CommentFailure {
        if (status / 100 != 2) {
            throw new CommentFailure("GitHub answered " + status + " to " + what + hint(status));
        }
        if (bytes.length > LONGEST_ANSWER) {
            throw new CommentFailure("GitHub's answer to " + what + " is longer than " + LONGEST_ANSWER + " bytes");
        }
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new CommentFailure("GitHub's answer to " + what + " is no JSON");
        } catch (IOException e) {
            throw new CommentFailure("GitHub's answer to " + what + " cannot be read (" + e + ")");
        }
    }

    private static String hint(int status) {
        return switch (status) {
            case 401 -> ": the token is not valid";
            case 403, 404 ->
                ": the token may not do this; the job needs 'pull-requests: write', which a job for a fork never has";
            case 422 -> ": the comment is refused";
            default -> "";
        };
    }
}
