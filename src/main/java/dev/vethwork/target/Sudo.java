package dev.vethwork.target;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** Opens a root shell on this machine: directly as root, else through sudo, which is given the password once. */
final class Sudo {
    private static final String PROMPT = "vethwork-password:";
    private static final int MOST_ATTEMPTS = 3;

    private Sudo() {}

    static boolean isRoot() {
        return LabNotes.uid().equals(0);
    }

    static Shell shell(Credentials credentials) throws TargetException {
        if (isRoot()) {
            return open(Shell.boot());
        }
        if (withoutPassword()) {
            return open(Stream.concat(Stream.of("sudo", "-n"), Shell.boot().stream()).toList());
        }
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            Optional<char[]> password = credentials.ask(attempt);
            if (password.isEmpty()) {
                throw refused("no password was given for sudo");
            }
            Optional<Shell> shell = tryPassword(password.get());
            if (shell.isPresent()) {
                return shell.get();
            }
        }
        throw refused("sudo did not take the password");
    }

    private static boolean withoutPassword() throws TargetException {
        try {
            return Commands.run(List.of("sudo", "-n", "true")).succeeded();
        } catch (IOException e) {
            throw new TargetException(
                    TargetException.Kind.MISSING,
                    "sudo is not installed",
                    "run as root, or use the sandbox",
                    "",
                    List.of("sudo"),
                    -1,
                    String.valueOf(e.getMessage()),
                    e);
        }
    }

    private static Shell open(List<String> argv) throws TargetException {
        try {
            Shell shell = new Shell(Commands.talk(argv));
            shell.start();
            return shell;
        } catch (IOException e) {
            throw Shell.lost(e);
        }
    }

    private static Optional<Shell> tryPassword(char[] password) throws TargetException {
        try {
            Pipes pipes = Commands.talk(
                    Stream.concat(Stream.of("sudo", "-S", "-k", "-p", PROMPT), Shell.boot().stream()).toList());
            feed(pipes, password);
            // A second prompt is a no: without more to read, sudo gives up.
            watch(pipes);
            Shell shell = new Shell(pipes);
            shell.start();
            return Optional.of(shell);
        } catch (IOException e) {
            return Optional.empty();
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static void feed(Pipes pipes, char[] password) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        byte[] line = new byte[bytes.remaining()];
        bytes.duplicate().get(line);
        try {
            pipes.stdin().write(line);
            pipes.stdin().write('\n');
            pipes.stdin().flush();
        } finally {
            Arrays.fill(line, (byte) 0);
            while (bytes.hasRemaining()) {
                bytes.put((byte) 0);
            }
        }
    }

    /** Closes sudo's stdin when it asks again. */
    private static void watch(Pipes pipes) {
        CountDownLatch started = new CountDownLatch(1);
        Thread.ofVirtual().name("sudo-prompt").start(() -> {
            started.countDown();
            StringBuilder said = new StringBuilder();
            try (InputStream err = pipes.stderr()) {
                int b;
                while ((b = err.read()) >= 0) {
                    said.append((char) b);
                    if (said.indexOf(PROMPT) != said.lastIndexOf(PROMPT)) {
                        pipes.stdin().close();
                        return;
                    }
                }
            } catch (IOException e) {
                // The process ended, which the reader of its stdout notices too.
            }
        });
    }

    private static TargetException refused(String what) {
        return new TargetException(
                TargetException.Kind.NOT_PERMITTED, what, "give your password, run as root, or use the sandbox");
    }
}
