package dev.culprit.analyzer.cli.comment;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one comment that culprit has on a pull request, however often the pull request is checked. A first line that readers do not see tells it
 * from others; only a comment of the same author is replaced, as anybody may write that line.
 *
 * @param gitHub the repository
 * @param key tells several comments of culprit on one pull request apart
 * @param author login of the account that the token is of
 */
public record PullRequestComment(GitHub gitHub, String key, String author) {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_. -]{1,60}");
    private static final int PAGE = 100;

    /** More comments than this nobody reads, and neither does culprit. */
    private static final int MOST_PAGES = 30;

    public PullRequestComment {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("'" + key + "' is not a name of letters, digits, dots and dashes");
        }
    }

    private String marker() {
        return "<!-- culprit comment: " + key + " -->";
    }

    /**
     * Writes the comment, or writes it anew.
     *
     * @param pullRequest its number
     * @param markdown what it is to say
     * @return where it can be read
     */
    public URI write(long pullRequest, String markdown) throws CommentFailure {
        String text = marker() + "\n" + markdown;
        Long existing = find(pullRequest);
        JsonNode written = existing == null
                ? gitHub.send("POST", "/issues/" + pullRequest + "/comments", text)
                : gitHub.send("PATCH", "/issues/comments/" + existing, text);
        try {
            return URI.create(written.path("html_url").asText());
        } catch (IllegalArgumentException e) {
            throw new CommentFailure("GitHub does not say where the comment is");
        }
    }

    private @Nullable Long find(long pullRequest) throws CommentFailure {
        for (int page = 1; page <= MOST_PAGES; page++) {
            JsonNode comments = gitHub.get("/issues/" + pullRequest + "/comments?per_page=" + PAGE + "&page=" + page);
            for (JsonNode comment : comments) {
                boolean ours = comment.path("body").asText().startsWith(marker())
                        && comment.path("user").path("login").asText().equals(author);
                if (ours) {
                    return comment.path("id").asLong();
                }
            }
            if (comments.size() < PAGE) {
                break;
            }
        }
        return null;
    }

    /**
     * The open pull request whose head is {@code commit}, null when there is none any more. A job that is started for a fork's pull request
     * is told the commit alone, and must not believe what the fork's own job says.
     */
    public @Nullable Long pullRequestOf(String commit) throws CommentFailure {
        JsonNode open = gitHub.get("/pulls?state=open&sort=updated&direction=desc&per_page=" + PAGE);
        for (JsonNode pullRequest : open) {
            if (pullRequest.path("head").path("sha").asText().equals(commit)) {
                return pullRequest.path("number").asLong();
            }
        }
        return null;
    }
}
