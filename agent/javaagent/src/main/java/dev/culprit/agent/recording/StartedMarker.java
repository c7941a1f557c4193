package dev.culprit.agent.recording;

import org.jspecify.annotations.Nullable;

/**
 * The content of the {@code .started} file. Written by hand, because a JSON library's classes are not wanted before main.
 *
 * @param startMillis milliseconds since 1970
 */
record StartedMarker(long pid, long startMillis, @Nullable String fork, String command) {

    String json() {
        return "{\"pid\":" + pid + ",\"startEpochMillis\":" + startMillis + ",\"fork\":"
                + (fork == null ? "null" : quoted(fork)) + ",\"command\":" + quoted(command) + "}\n";
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                String hex = Integer.toHexString(c);
                json.append("\\u").append("0000", hex.length(), 4).append(hex);
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
