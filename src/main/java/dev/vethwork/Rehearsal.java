package dev.vethwork;

import dev.vethwork.ui.WindowRehearsal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code packaging/run} plays through once after a build, for the JVM to keep the classes that are loaded here: the
 * commands that touch no kernel, then the window. Nobody sees it, and it must leave nothing behind.
 */
final class Rehearsal {
    private Rehearsal() {
    }

    /** The one argument, if there is any, is a lab's file. */
    public static void main(String[] args) throws IOException {
        var out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        play(out, List.of("--version"));
        play(out, List.of("--help"));
        if (args.length > 0) {
            var file = args[0];
            var picture = Files.createTempFile("vethwork", ".svg");
            play(out, List.of("validate", file, "--json"));
            play(out, List.of("validate", file));
            play(out, List.of("plan", file));
            play(out, List.of("explain", file, "--all"));
            play(out, List.of("render", file, "-o", picture.toString()));
            Files.deleteIfExists(picture);
        }
        play(out, List.of("status"));
        WindowRehearsal.play(args.length > 0 ? List.of(Path.of(args[0]).toString()) : List.of());
        // Threads of the toolkit or of the program may go on, and the cache is written when the JVM ends.
        System.exit(0);
    }

    private static void play(PrintStream out, List<String> command) {
        try {
            out.println(command + ": " + Main.run(command.toArray(String[]::new)));
        } catch (RuntimeException e) {
            out.println(command + ": " + e);
        }
    }
}
