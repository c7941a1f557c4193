package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.fork.ShellWords;
import java.util.ArrayList;
import java.util.List;

/** What to type to compare again: the call without the directory for profiles, which is full now. */
final class RepeatCommand {

    private RepeatCommand() {}

    static String of(List<String> arguments) {
        int end = arguments.contains("--") ? arguments.indexOf("--") : arguments.size();
        List<String> words = new ArrayList<>(List.of("culprit"));
        for (int i = 0; i < end; i++) {
            String word = arguments.get(i);
            if (word.equals("-o") || word.equals("--out")) {
                i++;
            } else if (!word.startsWith("--out=") && !(word.startsWith("-o") && word.length() > 2)) {
                words.add(word);
            }
        }
        words.addAll(arguments.subList(end, arguments.size()));
        return ShellWords.join(words);
    }
}
