package dev.culprit.analyzer.report;

/**
 * Text for GitHub-flavoured Markdown: the only place that escapes for it. What is not a plain letter, digit or space
 * becomes a character reference, which Markdown never takes for markup.
 */
final class Markdown {

    private static final String PLAIN = " .,:;+%/()-='\"\u2192\u00d7\u00b7\u00b1\u2212\u2026";

    /** Names longer than this are cut; GitHub refuses comments beyond 65,536 characters. */
    private static final int LONGEST = 300;

    private Markdown() {}

    /** Running text. A mention must not notify anybody, so an at sign is followed by a space without width. */
    static String text(String raw) {
        return escaped(raw).replace("&#64;", "&#64;&#8203;");
    }

    /** A name in the code font. Inside {@code <code>} nobody is mentioned and no issue is linked. */
    static String code(String raw) {
        return raw.isEmpty() ? "" : "<code>" + escaped(raw) + "</code>";
    }

    /** A block to be copied, fenced by more backticks than it contains. */
    static String block(String raw) {
        String shown = Names.visible(raw);
        int longest = 0;
        int run = 0;
        for (int i = 0; i < shown.length(); i++) {
            run = shown.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(Math.max(3, longest + 1));
        return fence + "\n" + shown + "\n" + fence + "\n";
    }

    private static String escaped(String raw) {
        StringBuilder text = new StringBuilder();
        Names.shortened(raw, LONGEST).codePoints().forEach(point -> {
            if (Character.isLetterOrDigit(point) || PLAIN.indexOf(point) >= 0) {
                text.appendCodePoint(point);
            } else {
                text.append("&#").append(point).append(';');
            }
        });
        return withoutLinks(text.toString());
    }

    /** GitHub makes links of bare addresses; a name is none. */
    private static String withoutLinks(String text) {
        return text.replace("://", "&#58;//").replace("www.", "www&#46;");
    }
}
