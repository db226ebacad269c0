package dev.vethwork.lab.enter;

import dev.vethwork.engine.Installed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The shell of whoever asks for one, as it is started inside a node: with that person's home and rc files, and the node's
 * name before the prompt. All that is put together here is put before and behind words, nothing into a script.
 *
 * @param program the shell itself
 * @param environment what it is told; sudo lets little of it through by itself
 * @param directory where it begins
 */
public record NodeShell(Path program, Map<String, String> environment, Path directory) {
    /** What a person's programs go by, and sudo keeps from them. */
    private static final List<String> PASSED_ON = List.of("HOME", "TERM", "COLORTERM", "LANG", "LC_ALL", "LC_CTYPE", "EDITOR");

    private static final Path USUAL = Path.of("/bin/bash");
    private static final Path LEAST = Path.of("/bin/sh");

    /** Goes into the directory where it can be gone into, and becomes the words that follow. */
    private static final String BEGIN = "cd -- \"$1\" 2>/dev/null; shift; exec \"$@\"";

    /** What means something on this person's machine only. */
    private static final Set<String> OWN = Set.of("HOME", "EDITOR", "SHELL", "LC_ALL", "LC_CTYPE", "LANG");

    /** Begins at home, and becomes bash, which reads the parameter, or else the least shell there is. */
    private static final String FAR = """
            cd 2>/dev/null
            if command -v bash >/dev/null; then
                exec bash -c 'exec "$BASH" --rcfile <(printf "%s\\n" "$1") -i' bash "$1"
            fi
            exec sh -i
            """;

    public NodeShell {
        environment = Map.copyOf(environment);
    }

    /** This user's own, in a directory. */
    public static NodeShell ofUser(String lab, String node, Path directory) {
        return of(System.getenv(), lab, node, directory);
    }

    static NodeShell of(Map<String, String> caller, String lab, String node, Path directory) {
        Path program = program(caller.getOrDefault("SHELL", ""));
        Map<String, String> told = new TreeMap<>();
        PASSED_ON.stream().filter(caller::containsKey).forEach(name -> told.put(name, caller.getOrDefault(name, "")));
        told.put("SHELL", program.toString());
        told.put("VETHWORK_LAB", lab);
        told.put("VETHWORK_NODE", node);
        told.put("VETHWORK_TINT", Integer.toString(NodeTint.of(node).sgr()));
        // For shells that take their prompt from there; bash and fish are told in their own ways.
        told.put("PS1", "[" + node + "] $ ");
        return new NodeShell(program, told, directory);
    }

    private static Path program(String named) {
        if (named.startsWith("/") && Installed.isProgram(Path.of(named))) {
            return Path.of(named);
        }
        return Files.isExecutable(USUAL) ? USUAL : LEAST;
    }

    /** The same for a terminal of this kind (TERM). */
    public NodeShell on(String terminal) {
        Map<String, String> told = new TreeMap<>(environment);
        told.put("TERM", terminal);
        return new NodeShell(program, told, directory);
    }

    /**
     * Its words on another machine: of this person's things there is nothing there but the terminal, and the shell is one that
     * the machine has.
     *
     * @param enter those that bring a command into the node
     */
    public List<String> farCommand(List<String> enter) {
        List<String> words = new ArrayList<>(enter);
        words.add("env");
        new TreeMap<>(environment).forEach((name, value) -> {
            if (!OWN.contains(name)) {
                words.add(name + "=" + value);
            }
        });
        words.addAll(List.of("sh", "-c", FAR, "shell", script("shell.bash")));
        return List.copyOf(words);
    }

    /** Its words. @param enter those that bring a command into the node */
    public List<String> command(List<String> enter) {
        List<String> words = new ArrayList<>(enter);
        words.add("env");
        new TreeMap<>(environment).forEach((name, value) -> words.add(name + "=" + value));
        words.addAll(List.of("sh", "-c", BEGIN, "shell", directory.toString()));
        words.addAll(itself());
        return List.copyOf(words);
    }

    private List<String> itself() {
        String name = program.getFileName().toString();
        return switch (name) {
            // Read from a pipe: a file in a directory of this user's may be out of a lab's sight.
            case "bash" -> List.of(program.toString(), "-c", "exec \"$BASH\" --rcfile <(printf '%s\\n' \"$1\") -i", "bash", script("shell.bash"));
            case "fish" -> List.of(program.toString(), "-i", "-C", script("shell.fish"));
            default -> simple();
        };
    }

    /**
     * From outside of a sandbox, a process is in no group that the sandbox knows. Simple shells want to give the terminal back
     * to that one as they end, and fail: bash begins a group for them. It forgets a prompt that it has no use for.
     */
    private List<String> simple() {
        List<String> plain = List.of("env", "PS1=" + environment.get("PS1"), program.toString(), "-i");
        if (!Files.isExecutable(USUAL)) {
            return plain;
        }
        List<String> words = new ArrayList<>(List.of(USUAL.toString(), "-c", "set -m; \"$@\"; exit $?", "bash"));
        words.addAll(plain);
        return words;
    }

    private static String script(String name) {
        try (InputStream in = NodeShell.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
