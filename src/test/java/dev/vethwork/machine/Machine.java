package dev.vethwork.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The machine that the tests run on, and how to change it as root. */
public final class Machine {
    private static final Path LABS = Path.of("/run/vethwork");
    private static final int CAP_NET_ADMIN = 12;
    private static final int CAP_SYS_ADMIN = 21;

    private Machine() {}

    /** Whether this user is root here, and not only by name as in many containers. */
    public static boolean isOurs() {
        try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
            long may = status.filter(line -> line.startsWith("CapEff:"))
                    .mapToLong(line -> Long.parseUnsignedLong(line.substring("CapEff:".length()).strip(), 16))
                    .findFirst()
                    .orElse(0);
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)
                    && (may >> CAP_NET_ADMIN & may >> CAP_SYS_ADMIN & 1) == 1
                    && Files.isWritable(Path.of("/proc/sys/net/ipv4/ip_forward"));
        } catch (IOException e) {
            return false;
        }
    }

    /** Names of the labs that somebody has on it. */
    static List<String> labs() throws IOException {
        if (!Files.isDirectory(LABS)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(LABS)) {
            return all.map(p -> p.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** What a script prints. @throws AssertionError if it fails */
    public static String run(String script) {
        return run(script, "");
    }

    /** @param input what the script reads */
    static String run(String script, String input) {
        try {
            Path said = Files.createTempFile("machine", ".said");
            Path given = Files.writeString(Files.createTempFile("machine", ".given"), input);
            try {
                ProcessBuilder shell = new ProcessBuilder("sh", "-c", script)
                        .redirectInput(given.toFile())
                        .redirectOutput(said.toFile())
                        .redirectErrorStream(true);
                shell.environment().put("LC_ALL", "C");
                shell.environment().merge("PATH", ":/usr/sbin:/sbin", String::concat);
                int exit = shell.start().waitFor();
                String text = new String(Files.readAllBytes(said), StandardCharsets.UTF_8);
                if (exit != 0) {
                    throw new AssertionError(script + " ended with " + exit + ": " + text);
                }
                return text;
            } finally {
                Files.delete(said);
                Files.delete(given);
            }
        } catch (IOException e) {
            throw new AssertionError(script, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(script, e);
        }
    }

    /**
     * Processes that labs on the machine have started, or that work on them, a pid and a command line each: told by what the
     * driver leaves in their environment, and by this user namespace, as sandboxes have others.
     */
    public static List<String> processesOfLabs() throws IOException {
        List<String> all = new ArrayList<>();
        Path own = Files.readSymbolicLink(Path.of("/proc/self/ns/user"));
        try (Stream<Path> pids = Files.list(Path.of("/proc"))) {
            for (Path pid : pids.filter(p -> p.getFileName().toString().matches("[0-9]+")).toList()) {
                try {
                    String command = text(pid.resolve("cmdline")).replace('\0', ' ').strip();
                    boolean ours = text(pid.resolve("environ")).contains("\0BECOME=")
                            || (command.startsWith("sh -c") && command.contains("vethwork-driver"));
                    if (ours && !command.isEmpty() && Files.readSymbolicLink(pid.resolve("ns/user")).equals(own)) {
                        all.add(pid.getFileName() + " " + command.lines().findFirst().orElse(""));
                    }
                } catch (IOException e) {
                    // It has ended meanwhile.
                }
            }
        }
        return all;
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }
}
