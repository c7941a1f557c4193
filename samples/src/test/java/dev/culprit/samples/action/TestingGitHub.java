package dev.culprit.samples.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Comments and pull requests over HTTP on a free port of this machine, answered as GitHub's documentation says. */
final class TestingGitHub implements AutoCloseable {

    static final String TOKEN = "a-token-for-comments";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ArrayNode comments = JSON.createArrayNode();
    private final ArrayNode pullRequests = JSON.createArrayNode();
    private final List<String> refused = new ArrayList<>();

    TestingGitHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized void pullRequest(int number, String head) {
        pullRequests.addObject().put("number", number).putObject("head").put("sha", head);
    }

    /** Lets somebody write a comment. */
    synchronized void comment(String author, String body) {
        ObjectNode comment = comments.addObject();
        comment.put("id", comments.size()).put("body", body).put("html_url", address() + "/comment/" + comments.size());
        comment.putObject("user").put("login", author);
    }

    /** What that account's comments say. */
    synchronized List<String> comments(String author) {
        List<String> bodies = new ArrayList<>();
        for (JsonNode comment : comments) {
            if (comment.at("/user/login").asText().equals(author)) {
                bodies.add(comment.path("body").asText());
            }
        }
        return bodies;
    }

    synchronized List<String> refused() {
        return List.copyOf(refused);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String request =
                exchange.getRequestMethod() + ' ' + exchange.getRequestURI().getPath();
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            refused.add(request);
            reply(exchange, 403, JSON.createObjectNode());
        } else if (request.equals("GET /repos/acme/shop/pulls")) {
            reply(exchange, 200, pullRequests);
        } else if (request.equals("GET /repos/acme/shop/issues/7/comments")) {
            reply(exchange, 200, comments);
        } else if (request.equals("POST /repos/acme/shop/issues/7/comments")) {
            comment("github-actions[bot]", body(exchange));
            reply(exchange, 201, comments.get(comments.size() - 1));
        } else if (request.matches("PATCH /repos/acme/shop/issues/comments/\\d+")) {
            int id = Integer.parseInt(request.substring(request.lastIndexOf('/') + 1));
            reply(exchange, 200, ((ObjectNode) comments.get(id - 1)).put("body", body(exchange)));
        } else {
            refused.add(request);
            reply(exchange, 404, JSON.createObjectNode());
        }
    }

    private static String body(HttpExchange exchange) throws IOException {
        return JSON.readTree(exchange.getRequestBody()).path("body").asText();
    }

    private static void reply(HttpExchange exchange, int status, JsonNode answer) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(answer);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
