package dev.culprit.analyzer.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where to fetch from and push to, and what the repository at hand knows of how.
 *
 * @param name how it was asked for, without secrets
 * @param fetch a URL or an absolute path
 * @param push the same for what is pushed
 * @param settings environment variables that give git the settings of the repository at hand
 */
record Remote(String name, String fetch, String push, Map<String, String> settings) {

    /** What a connection needs. A checkout in CI keeps its token in the repository's own settings, where no other directory has it. */
    private static final String OF_CONNECTIONS =
            "^((http|https|credential|url|ssh|protocol)\\..*|core\\.(sshcommand|askpass|gitproxy))$";

    Remote {
        settings = Map.copyOf(settings);
    }

    /**
     * The remote that {@code typed} stands for: {@code .} is the repository at hand itself, a name one of its remotes, all else a
     * path or a URL.
     *
     * @param git in the directory at hand, which need not be in a repository
     * @throws GitFailure if it stands for none
     */
    static Remote of(Git git, String typed) throws GitFailure {
        String name = withoutSecrets(typed);
        if (typed.isBlank() || typed.startsWith("-")) {
            throw new GitFailure("'" + name + "' is no git remote; write git:origin, git:. or git:URL");
        }
        Map<String, String> settings = settings(git);
        if (typed.equals(".")) {
            String here = gitDirectory(git).toString();
            return new Remote(".", here, here, settings);
        }
        Git.Answer known = git.ask("remote", "get-url", typed);
        if (known.ok() && !known.out().isEmpty()) {
            Git.Answer push = git.ask("remote", "get-url", "--push", typed);
            return new Remote(name, absolute(git, known.out()), absolute(git, push.out()), settings);
        }
        if (Files.isDirectory(git.directory().resolve(path(typed)))) {
            String path = git.directory().resolve(path(typed)).toAbsolutePath().toString();
            return new Remote(name, path, path, settings);
        }
        if (!typed.contains(":") && !typed.contains("/")) {
            throw new GitFailure("there is no git remote '" + name + "' in " + git.directory()
                    + "; see 'git remote -v', or write git:URL");
        }
        return new Remote(name, typed, typed, settings);
    }

    private static Path gitDirectory(Git git) throws GitFailure {
        Git.Answer common = git.ask("rev-parse", "--git-common-dir");
        if (!common.ok()) {
            throw new GitFailure(git.directory() + " is in no git repository, so git:. stands for nothing");
        }
        return git.directory().toAbsolutePath().resolve(common.out()).normalize();
    }

    /** A relative path in the settings is one from the top of the working tree. */
    private static String absolute(Git git, String url) throws GitFailure {
        if (!url.startsWith(".")) {
            return url;
        }
        Git.Answer top = git.ask("rev-parse", "--show-toplevel");
        Path from = top.ok() ? Path.of(top.out()) : git.directory().toAbsolutePath();
        return from.resolve(url).normalize().toString();
    }

    /** No file system has a path with a URL's colon and slashes in it that is meant as one. */
    private static String path(String typed) {
        return typed.contains("://") || typed.indexOf('\0') >= 0 ? "no path" : typed;
    }

    /** By environment variables, so that no token is written into a file. Global settings git reads by itself. */
    private static Map<String, String> settings(Git git) throws GitFailure {
        Map<String, String> variables = new LinkedHashMap<>();
        Git.Answer local = git.ask("config", "--local", "--includes", "-z", "--get-regexp", OF_CONNECTIONS);
        int count = given();
        if (local.ok()) {
            for (String setting : local.out().split("\0")) {
                int end = setting.indexOf('\n');
                variables.put("GIT_CONFIG_KEY_" + count, end < 0 ? setting : setting.substring(0, end));
                variables.put("GIT_CONFIG_VALUE_" + count, end < 0 ? "true" : setting.substring(end + 1));
                count++;
            }
        }
        variables.put("GIT_CONFIG_COUNT", Integer.toString(count));
        return variables;
    }

    /** How many settings this process was given in the same way. */
    private static int given() {
        String count = System.getenv("GIT_CONFIG_COUNT");
        return count != null && count.matches("\\d{1,4}") ? Integer.parseInt(count) : 0;
    }

    /** {@code text} with the name and password of each URL in it left out. */
    static String withoutSecrets(String text) {
        return text.replaceAll("://[^/@\\s]*@", "://");
    }
}
