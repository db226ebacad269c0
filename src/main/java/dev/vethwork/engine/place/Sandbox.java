package dev.vethwork.engine.place;

import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.driver.Boot;
import dev.vethwork.engine.driver.Commands;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.engine.driver.DriverTrouble;
import dev.vethwork.engine.driver.Script;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes and enters the namespaces of a lab's own: user, network, mount and PID, as an ordinary user. */
final class Sandbox {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");

    private Sandbox() {}

    /** Starts the process that will hold one, and says its number. It waits for a word, and ends where it gets none. */
    static Process begin() throws IOException {
        return Commands.start(apart(List.of(
                "sh", "-c", Script.begin(), "vethwork-begin", "setsid", "unshare", "--user", "--map-root-user", "--net", "--mount", "--pid", "--fork", "--kill-child",
                "--mount-proc", "sh", "-c", Script.hold(), "vethwork-sandbox")));
    }

    /**
     * Starts one, held by a process that outlives this program and its terminal. The holder waits for a word before it
     * stands on its own, and gets it after it is noted: a sandbox of which nobody knows ends by itself, whoever is killed at
     * whatever moment.
     *
     * @throws TargetException where the kernel refuses
     */
    static Holder start(LabNotes notes, Expected expected) throws TargetException {
        try {
            Process process = expected.take();
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            String number = heard(out);
            if (number.isEmpty()) {
                // Ended by a Ctrl-C before it had a session of its own.
                process = begin();
                out = process.inputReader(StandardCharsets.UTF_8);
                number = heard(out);
            }
            String said = NUMBER.matcher(number).matches() ? heard(out) : number;
            if (!said.equals("ready")) {
                process.destroyForcibly();
                throw Refusals.explain(said);
            }
            Holder holder = Holder.of(child(number));
            note(notes, holder, process);
            try (OutputStream go = process.getOutputStream()) {
                go.write("go\n".getBytes(StandardCharsets.UTF_8));
            }
            return holder;
        } catch (IOException e) {
            throw Refusals.explain(String.valueOf(e.getMessage()));
        }
    }

    private static void note(LabNotes notes, Holder holder, Process process) throws TargetException {
        try {
            notes.write("holder", holder.text());
        } catch (IOException e) {
            process.destroyForcibly();
            throw Refusals.unnoted(String.valueOf(e.getMessage()));
        }
    }

    private static String heard(BufferedReader out) throws IOException {
        String line = out.readLine();
        return line == null ? "" : line;
    }

    /** The first process in there: unshare(1) stays outside, and waits for it. @param pid that of unshare */
    private static long child(String pid) throws IOException {
        String children = Files.readString(Path.of("/proc/" + pid + "/task/" + pid + "/children")).strip();
        if (!NUMBER.matcher(children).matches()) {
            throw new IOException("its process ended");
        }
        return Long.parseLong(children);
    }

    /** The words that bring a command into a sandbox. */
    static List<String> enter(Holder holder) {
        return List.of(
                "nsenter", "-t", Long.toString(holder.pid()), "-U", "-n", "-m", "-p", "--preserve-credentials");
    }

    /** What is in the sandbox in all but its network, which stays the machine's: it ends with the sandbox. */
    private static DriverShell beside(Holder holder) throws TargetException {
        try {
            return started(beside(holder, Boot.words()));
        } catch (IOException e) {
            throw DriverTrouble.lost(e);
        }
    }

    static List<String> beside(Holder holder, List<String> command) {
        return Stream.concat(
                        Stream.of(
                                "nsenter", "-t", Long.toString(holder.pid()), "-U", "-m", "-p", "--preserve-credentials"),
                        command.stream())
                .toList();
    }

    /**
     * In a session of its own: Ctrl-C at a terminal reaches all that belongs to it, and what is half done is taken back through
     * these.
     */
    private static List<String> apart(List<String> command) {
        return Stream.concat(Stream.of("setsid"), command.stream()).toList();
    }

    /** Until it has a session of its own, Ctrl-C ends it: then a second one, which comes after that. */
    private static DriverShell started(List<String> words) throws IOException {
        try {
            return once(words);
        } catch (IOException ended) {
            return once(words);
        }
    }

    private static DriverShell once(List<String> words) throws IOException {
        DriverShell shell = new DriverShell(Commands.talk(apart(words)));
        shell.start();
        return shell;
    }

    static DriverShell shell(Holder holder) throws TargetException {
        try {
            DriverShell shell = started(
                    Stream.concat(enter(holder).stream(), Boot.words().stream()).toList());
            shell.besides(() -> beside(holder));
            return shell;
        } catch (IOException e) {
            throw DriverTrouble.lost(e);
        }
    }
}
