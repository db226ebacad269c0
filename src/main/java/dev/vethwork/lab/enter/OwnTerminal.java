package dev.vethwork.lab.enter;

import dev.vethwork.engine.Installed;
import dev.vethwork.engine.Passthrough;
import dev.vethwork.engine.TargetException;
import dev.vethwork.lab.failure.Failures;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.LabMessages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The terminal that a person uses otherwise: {@code $TERMINAL}, else the desktop's, else whichever is installed. */
public final class OwnTerminal {
    private static final List<String> USUAL =
            List.of("x-terminal-emulator", "gnome-terminal", "konsole", "xfce4-terminal", "kitty", "alacritty", "foot", "xterm");

    /** Those that take a command's words behind two dashes, and those that take them as they are. */
    private static final Set<String> DASHES = Set.of("gnome-terminal", "kgx", "ptyxis");

    private static final Set<String> PLAIN = Set.of("kitty", "foot");
    private static final Set<String> EXECUTE = Set.of("xfce4-terminal", "mate-terminal", "terminator");

    private OwnTerminal() {}

    /** Opens one in which a command runs. */
    public static void open(List<String> command) throws LabException {
        List<String> words = command(System.getenv(), command)
                .orElseThrow(() -> Failures.usage(
                        LabMessages.of("terminal.none").text(), LabMessages.of("terminal.none.remedy", String.join(", ", USUAL)).text()));
        try {
            Passthrough.release(words);
        } catch (TargetException e) {
            throw Failures.of(e);
        }
    }

    static Optional<List<String>> command(Map<String, String> environment, List<String> command) {
        return Stream.concat(Stream.of(environment.getOrDefault("TERMINAL", "")), USUAL.stream())
                .filter(name -> !name.isBlank())
                .filter(name -> Installed.program(name, environment.getOrDefault("PATH", "/usr/bin:/bin")))
                .findFirst()
                .map(name -> words(name, command));
    }

    private static List<String> words(String name, List<String> command) {
        String program = Path.of(name).getFileName().toString();
        List<String> words = new ArrayList<>(List.of(name));
        if (DASHES.contains(program)) {
            words.add("--");
        } else if (EXECUTE.contains(program)) {
            words.add("-x");
        } else if (!PLAIN.contains(program)) {
            words.add("-e");
        }
        words.addAll(command);
        return List.copyOf(words);
    }
}
