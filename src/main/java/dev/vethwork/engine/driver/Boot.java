package dev.vethwork.engine.driver;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The words that start a process which becomes a {@link DriverShell}: none of them is longer than a command line takes. */
public final class Boot {
    private Boot() {}

    /** What a launcher must run, behind whatever gives it its privilege: it reads its script from its stdin. */
    public static List<String> words() {
        return List.of(
                "sh",
                "-c",
                "echo vethwork-open; eval \"$(head -c \"$1\")\"",
                "vethwork-driver",
                Integer.toString(Script.driver().length));
    }

    /** The same on another machine. */
    public static List<String> farWords() {
        return Stream.concat(words().stream(), Stream.of("far")).toList();
    }

    /** What is run on another machine: it reads its script from its stdin, which {@link DriverShell#enter} gives it. */
    public static List<String> doorWords(List<String> wanted) {
        return Stream.concat(
                        Stream.of(
                                "sh",
                                "-c",
                                "eval \"$(head -c \"$1\")\"",
                                "vethwork-door",
                                Integer.toString(Script.door().length)),
                        wanted.stream())
                .toList();
    }

    /** What it then reads. */
    public static String doorText() {
        return new String(Script.door(), StandardCharsets.UTF_8);
    }
}
