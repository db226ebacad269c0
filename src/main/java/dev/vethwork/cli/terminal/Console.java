package dev.vethwork.cli.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where a command reads and writes.
 *
 * @param asks whether there is a person at standard input
 * @param live whether standard error is a terminal, where progress can be shown
 * @param colored whether standard output takes colours
 * @param columns how many columns a line may take before tables fold
 */
public record Console(PrintStream out, PrintStream err, boolean asks, boolean live, boolean colored, int columns) {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");

    /** Where there is no terminal, whatever reads wants each row on a line of its own. */
    public static final int ENDLESS = Integer.MAX_VALUE;

    /** Where lines are as long as they are. */
    public Console(PrintStream out, PrintStream err, boolean asks, boolean live, boolean colored) {
        this(out, err, asks, live, colored, ENDLESS);
    }

    public static Console system() {
        boolean plain = !System.getenv().getOrDefault("NO_COLOR", "").isEmpty()
                || "dumb".equals(System.getenv("TERM"));
        return new Console(utf8(System.out), utf8(System.err), isTerminal(0), isTerminal(2), isTerminal(1) && !plain,
                width(System.getenv().getOrDefault("COLUMNS", System.getProperty("vethwork.columns", ""))));
    }

    /** What a shell or whoever started the program says of it, and nobody else asks the terminal for. */
    static int width(String columns) {
        return NUMBER.matcher(columns).matches() ? Integer.parseInt(columns) : ENDLESS;
    }

    /** A terminal in a locale of ASCII alone is rarer than one whose locale was forgotten. */
    private static PrintStream utf8(PrintStream stream) {
        return stream.charset().equals(StandardCharsets.UTF_8)
                ? stream
                : new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    /** Whether all that was written has gone where it should; also where whoever reads a pipe wants no more. */
    public boolean saidAll() {
        return !out.checkError() || !isFile(1);
    }

    /** Writes one line to standard error and reads the answer. */
    public String ask(String question) {
        err.print(question + " ");
        err.flush();
        return Interrupt.asking(Console::answer);
    }

    private static String answer() {
        try {
            // A reader of its own is fine: no command asks after it has handed standard input to another process.
            String line =
                    new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            return "";
        }
    }

    public String bold(String text) {
        return colored ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    public String red(String text) {
        return colored ? "\u001b[31m" + text + "\u001b[0m" : text;
    }

    public String green(String text) {
        return colored ? "\u001b[32m" + text + "\u001b[0m" : text;
    }

    public String dim(String text) {
        return colored ? "\u001b[2m" + text + "\u001b[0m" : text;
    }

    /** A file or a device, and neither a pipe nor closed. */
    private static boolean isFile(int descriptor) {
        try {
            String file = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
            return !file.startsWith("pipe:") && !file.startsWith("socket:");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static boolean isTerminal(int descriptor) {
        try {
            String file = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
            return file.startsWith("/dev/pts/") || file.startsWith("/dev/tty") || file.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
