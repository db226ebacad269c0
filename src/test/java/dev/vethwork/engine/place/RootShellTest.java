package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.machine.MakesNamespaces;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real sudo with users who exist only in a mount namespace of the test's own, whose /etc is a copy. */
@MakesNamespaces
@Tag("kernel")
@Timeout(60)
class RootShellTest {
    private static final String SECRET = "pass wörd-4711";

    /** $1 is a directory of the test's; the rest is fixed. */
    private static final String USERS = """
            mount --make-rprivate / && cp -a /etc "$1/etc" && mount --bind "$1/etc" /etc || exit 1
            for d in /run /var/lib/sudo /var/log /var/mail; do
                if [ -d $d ]; then mount -t tmpfs -o mode=755 vethwork $d || exit 1; fi
            done
            secret=$(cat "$1/secret")
            for u in vw-asked vw-free vw-stranger; do
                useradd -M -s /bin/sh $u && printf '%s:%s\\n' $u "$secret" | chpasswd || exit 1
            done
            printf '%s\\n' 'Defaults timestamp_timeout=0' 'vw-asked ALL=(ALL) ALL' 'vw-free ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/vethwork
            chmod 440 /etc/sudoers.d/vethwork
            printf '#!/bin/sh\\nprintf "%%s\\\\n" "%s"\\n' "$secret" >/run/askpass
            chmod 755 /run/askpass
            echo ready
            exec sleep 1000
            """;

    @TempDir
    static Path folder;

    private static Process users;

    @BeforeAll
    static void addUsers() throws Exception {
        assumeTrue(RootShell.isRoot(), "only root can make users");
        assumeTrue(Files.exists(Path.of("/usr/bin/sudo")), "no sudo here");
        Files.writeString(folder.resolve("secret"), SECRET);
        users = new ProcessBuilder(
                        "unshare", "--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc", "sh", "-c", USERS,
                        "users", folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String line = new BufferedReader(new InputStreamReader(users.getInputStream(), StandardCharsets.UTF_8)).readLine();
        assumeTrue("ready".equals(line), "users cannot be made here");
    }

    @AfterAll
    static void forgetUsers() throws Exception {
        if (users != null) {
            users.descendants().forEach(ProcessHandle::destroyForcibly);
            users.destroyForcibly();
        }
        // Its links lead out of the folder, of which JUnit would warn for each.
        new ProcessBuilder("rm", "-rf", folder.resolve("etc").toString()).start().waitFor();
    }

    private static RootShell as(String user, String... environment) {
        long pid = users.children().findFirst().orElseThrow().pid();
        List<String> words = new ArrayList<>(List.of(
                "nsenter", "-t", Long.toString(pid), "-m", "-n", "-p", "setpriv", "--reuid=" + user, "--regid=" + user,
                "--init-groups", "env"));
        words.addAll(List.of(environment));
        return new RootShell(words, environment.length > 0);
    }

    private static Credentials never() {
        return attempt -> {
            throw new AssertionError("nobody was to be asked");
        };
    }

    /** Gives these in turn, then gives up. */
    private static Credentials giving(AtomicInteger asked, String... passwords) {
        return attempt -> {
            asked.set(attempt);
            return attempt > passwords.length ? Optional.empty() : Optional.of(passwords[attempt - 1].toCharArray());
        };
    }

    private static void assertRoot(DriverShell shell) throws TargetException {
        assertThat(shell.call("exec", "", "id\0-u\0").stdout().strip()).isEqualTo("0");
    }

    @Test
    void whoNeedsNoPasswordIsNotAsked() throws Exception {
        try (DriverShell shell = as("vw-free").ask(never())) {
            assertRoot(shell);
        }
    }

    @Test
    void thePasswordIsAskedForOnceAndWiped() throws Exception {
        char[] password = SECRET.toCharArray();
        AtomicInteger asked = new AtomicInteger();
        try (DriverShell shell = as("vw-asked").ask(attempt -> {
            asked.incrementAndGet();
            return Optional.of(password);
        })) {
            assertRoot(shell);
            assertThat(asked).hasValue(1);
            assertThat(password).containsOnly('\0');
        }
    }

    @Test
    void thePasswordIsInNoArgumentAndNoEnvironment() throws Exception {
        try (DriverShell shell = as("vw-asked").ask(giving(new AtomicInteger(), SECRET))) {
            assertRoot(shell);
            assertThat(seenInProcesses()).isEmpty();
        }
    }

    /** Where the password can be read. */
    private static List<String> seenInProcesses() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            for (Path process : all.filter(p -> p.getFileName().toString().matches("[0-9]+")).toList()) {
                for (String file : List.of("cmdline", "environ")) {
                    try {
                        if (Files.readString(process.resolve(file), StandardCharsets.UTF_8).contains(SECRET)) {
                            found.add(process + "/" + file);
                        }
                    } catch (IOException e) {
                        // It has ended, or is none of text.
                    }
                }
            }
        }
        return found;
    }

    @Test
    void aWrongPasswordIsAskedForAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (DriverShell shell = as("vw-asked").ask(giving(asked, "wrong", SECRET))) {
            assertRoot(shell);
            assertThat(asked).hasValue(2);
        }
    }

    @Test
    void whoGivesUpIsRefused() {
        assertThatThrownBy(() -> as("vw-asked").ask(Credentials.NONE))
                .isInstanceOfSatisfying(TargetException.class, e -> {
                    assertThat(e.kind()).isEqualTo(TargetException.Kind.NOT_PERMITTED);
                    assertThat(e.getMessage()).contains("no password was given");
                });
    }

    @Test
    void whomSudoDoesNotKnowIsToldSoAndNotAskedAgain() {
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(() -> as("vw-stranger").ask(giving(asked, SECRET, SECRET, SECRET)))
                .isInstanceOfSatisfying(TargetException.class, e -> {
                    assertThat(e.kind()).isEqualTo(TargetException.Kind.NOT_PERMITTED);
                    assertThat(e.getMessage()).contains("may not use sudo");
                });
        assertThat(asked).hasValue(1);
    }

    @Test
    void theUsersOwnProgramToAskIsUsed() throws Exception {
        try (DriverShell shell = as("vw-asked", "SUDO_ASKPASS=/run/askpass").ask(never())) {
            assertRoot(shell);
        }
    }

    @Test
    void aTicketThatEndedIsAnsweredByAskingAgain() throws Exception {
        as("vw-asked").ask(giving(new AtomicInteger(), SECRET)).close();
        AtomicInteger asked = new AtomicInteger();
        try (DriverShell shell = as("vw-asked").ask(giving(asked, SECRET))) {
            assertRoot(shell);
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void withoutSudoTheSandboxIsOffered() {
        assertThatThrownBy(() -> new RootShell(List.of("/nonexistent/env"), false).ask(never()))
                .isInstanceOfSatisfying(TargetException.class, e -> {
                    assertThat(e.kind()).isEqualTo(TargetException.Kind.MISSING);
                    assertThat(e.remedy()).contains("sandbox");
                });
    }
}
