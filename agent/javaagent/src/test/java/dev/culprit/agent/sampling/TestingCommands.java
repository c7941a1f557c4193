package dev.culprit.agent.sampling;

import java.util.ArrayList;
import java.util.List;

/** A sampler that refuses what has one of some words in it, with the word as the reason. */
final class TestingCommands implements SamplerCommands {

    private final List<String> refused;
    private final List<String> started = new ArrayList<>();

    TestingCommands(String... refused) {
        this.refused = List.of(refused);
    }

    @Override
    public String execute(String command) {
        if (command.startsWith("stop")) {
            started.clear();
            return "";
        }
        for (String word : refused) {
            if (command.contains(word)) {
                throw new IllegalStateException("no " + word);
            }
        }
        started.add(command);
        return "";
    }

    /** What runs. */
    List<String> started() {
        return started;
    }
}
