package dev.vethwork.engine.place;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.ThisUser;
import dev.vethwork.engine.Trouble;
import dev.vethwork.engine.driver.Boot;
import dev.vethwork.engine.driver.Commands;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.engine.driver.DriverTrouble;
import dev.vethwork.engine.driver.Pipes;
import dev.vethwork.plan.TargetTraits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Opens a root shell on this machine: directly as root, else through sudo, which is given the password once.
 *
 * @param as words before sudo's own: those that bring it to another machine; in tests those of another user
 * @param askpass whether sudo has a program of the user's to ask with (SUDO_ASKPASS in sudo(8))
 * @param far whether it is another machine's
 */
record RootShell(List<String> as, boolean askpass, boolean far) {
    private static final String PROMPT = "vethwork-password:";
    private static final int MOST_ATTEMPTS = 3;
    private static final int LONGEST_UTF8 = 4;
    private static final int LONGEST_WORDS_SECONDS = 10;

    RootShell(List<String> as, boolean askpass) {
        this(as, askpass, false);
    }

    static boolean isRoot() {
        return ThisUser.isRoot();
    }

    /** Who services will run as, once sudo has made a root shell; null where root runs the program itself. */
    static TargetTraits.@Nullable User user() {
        String caller = System.getenv("SUDO_UID");
        String group = System.getenv("SUDO_GID");
        if (isRoot()) {
            return caller != null && group != null && caller.matches("[1-9][0-9]{0,9}") && group.matches("[0-9]{1,10}")
                    ? new TargetTraits.User(Long.parseLong(caller), Long.parseLong(group))
                    : null;
        }
        try {
            int gid = (int) Files.getAttribute(Path.of("/proc/self"), "unix:gid");
            return new TargetTraits.User(Integer.toUnsignedLong(ThisUser.uid()), Integer.toUnsignedLong(gid));
        } catch (IOException e) {
            return null;
        }
    }

    static DriverShell shell(Credentials credentials) throws TargetException {
        return isRoot()
                ? open()
                : new RootShell(List.of(), !System.getenv().getOrDefault("SUDO_ASKPASS", "").isBlank()).ask(credentials);
    }

    private static DriverShell open() throws TargetException {
        try {
            return start(Commands.talk(Boot.words()));
        } catch (IOException e) {
            throw DriverTrouble.lost(e);
        }
    }

    /** Without a password where sudo wants none, else with the user's own program to ask, else with ours. */
    DriverShell ask(Credentials credentials) throws TargetException {
        Optional<DriverShell> open = withoutPassword();
        if (open.isEmpty() && askpass) {
            open = attempt(List.of("-A"), null);
            if (open.isPresent()) {
                return open.get();
            }
        }
        for (int attempt = 1; open.isEmpty(); attempt++) {
            Optional<char[]> password = attempt > MOST_ATTEMPTS ? Optional.empty() : credentials.ask(attempt);
            if (password.isEmpty()) {
                throw Trouble.of(TargetException.Kind.NOT_PERMITTED, attempt == 1 ? "sudo.none" : "sudo.wrong")
                        .exception();
            }
            open = attempt(List.of("-S", "-k", "-p", PROMPT), password.get());
        }
        return open.get();
    }

    /** A ticket may end between the question and the shell: then a password is wanted after all. */
    private Optional<DriverShell> withoutPassword() throws TargetException {
        try {
            CommandResult result = Commands.run(words(List.of("-n"), List.of("true")));
            return result.succeeded() ? attempt(List.of("-n"), null) : Optional.empty();
        } catch (IOException e) {
            throw Trouble.of(TargetException.Kind.MISSING, "sudo.missing")
                    .saying(String.valueOf(e.getMessage()))
                    .exception(e);
        }
    }

    private List<String> words(List<String> options, List<String> command) {
        return Stream.of(as, List.of("sudo"), options, command).flatMap(List::stream).toList();
    }

    private static DriverShell start(Pipes pipes) throws IOException {
        DriverShell shell = new DriverShell(pipes);
        shell.start();
        return shell;
    }

    /** @param password wiped in any case; null where sudo shall not be told one */
    private Optional<DriverShell> attempt(List<String> options, char @Nullable [] password) throws TargetException {
        StringBuilder said = new StringBuilder();
        CountDownLatch ended = new CountDownLatch(1);
        try {
            Pipes pipes = Commands.talk(words(options, far ? Boot.farWords() : Boot.words()), false);
            listen(pipes, said, ended);
            if (password != null) {
                feed(pipes, password);
            }
            return Optional.of(start(pipes));
        } catch (IOException e) {
            await(ended);
            refuse(said);
            return Optional.empty();
        } finally {
            if (password != null) {
                Arrays.fill(password, '\0');
            }
        }
    }

    private static void feed(Pipes pipes, char[] password) throws IOException {
        byte[] bytes = new byte[LONGEST_UTF8 * password.length + 1];
        try {
            ByteBuffer line = ByteBuffer.wrap(bytes);
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(password), line, true);
            line.put((byte) '\n');
            pipes.stdin().write(bytes, 0, line.position());
            pipes.stdin().flush();
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Hears what sudo says until it ends. When it asks a second time its stdin is closed: with no more to read, it gives up. */
    private static void listen(Pipes pipes, StringBuilder said, CountDownLatch ended) {
        Thread.ofVirtual().name("sudo-prompt").start(() -> {
            try (InputStream err = pipes.stderr()) {
                int b;
                while ((b = err.read()) >= 0) {
                    synchronized (said) {
                        said.append((char) b);
                        if (said.indexOf(PROMPT) != said.lastIndexOf(PROMPT)) {
                            pipes.stdin().close();
                        }
                    }
                }
            } catch (IOException e) {
                // The process ended, which the reader of its stdout notices too.
            } finally {
                ended.countDown();
            }
        });
    }

    private static void await(CountDownLatch ended) {
        try {
            ended.await(LONGEST_WORDS_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** No other password helps somebody whom sudo lets do nothing. */
    private static void refuse(StringBuilder said) throws TargetException {
        String words;
        synchronized (said) {
            words = said.toString();
        }
        if (words.contains("not in the sudoers file")
                || words.contains("is not allowed to")
                || words.contains("may not run sudo")) {
            throw Trouble.of(TargetException.Kind.NOT_PERMITTED, "sudo.never").exception();
        }
    }
}
