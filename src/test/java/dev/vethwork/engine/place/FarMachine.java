package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.engine.driver.Commands;
import dev.vethwork.machine.Machine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A machine of a test's own: network, mount and PID namespaces in which an ssh server listens on the loopback, with keys, an
 * account and files that go with it. Nothing of it is seen or heard outside.
 */
@SuppressWarnings("try")
final class FarMachine implements AutoCloseable {
    static final String USER = "learner";
    static final int PORT = 2222;

    private static final List<Path> SERVERS =
            List.of(Path.of("target/tools/sshd/usr/sbin/sshd"), Path.of("/usr/sbin/sshd"));

    /** What the dynamic loader ends with where it misses something. */
    private static final int NOT_FOUND = 127;

    private static final String SET_UP = """
            set -e
            server=$1 files=$2
            mount -t tmpfs -o mode=755 far /run
            mkdir -p /run/netns /run/sshd /run/far /run/far/home
            cp "$files"/* /run/far
            # Where it lies may be out of sight soon.
            cp "$server" /run/far/server
            chmod 755 /run/far
            chmod 600 /run/far/host_key
            cp /etc/passwd /run/far/passwd
            printf 'learner:*:4242:4242::/run/far/home:/bin/sh\\nsshd:*:4243:65534::/run/sshd:/bin/false\\n' >>/run/far/passwd
            sed -i 's/^root:[^:]*:/root:*:/' /run/far/passwd
            mount --bind /run/far/passwd /etc/passwd
            chown 4242:4242 /run/far/home
            mount -t tmpfs -o mode=755 far /usr/local/bin
            cp "$(command -v setpriv)" /usr/local/bin/as-root
            chmod 4755 /usr/local/bin/as-root
            cp /run/far/sudo.sh /usr/local/bin/sudo
            chmod 755 /usr/local/bin/sudo
            mount -t tmpfs -o mode=1777 far /tmp
            mkdir -p /run/far/bin
            ip link set lo up
            exec /run/far/server -D -e -f /run/far/sshd_config
            """;

    /** In place of sudo, which machines where tests run may lack: root for whoever knows the password. */
    private static final String SUDO = """
            #!/bin/sh
            case $1 in
            -n) echo 'sudo: a password is required' >&2; exit 1 ;;
            -S)
                printf %s "$4" >&2
                read -r word
                if [ "$word" != secret ]; then exit 1; fi
                shift 4
                ;;
            esac
            exec as-root --reuid 0 --regid 0 --clear-groups env SUDO_UID=4242 SUDO_GID=4242 "$@"
            """;

    private final Path directory;
    private final Process process;
    private final long pid;

    private FarMachine(Path directory, Process process, long pid) {
        this.directory = directory;
        this.process = process;
        this.pid = pid;
    }

    /** Skips the test where no such machine can be had. @param directory a short one of the test's own */
    static FarMachine start(Path directory) throws Exception {
        assumeTrue(Machine.isOurs(), "an ssh server needs root");
        Optional<Path> server = SERVERS.stream().filter(Files::isExecutable).findFirst();
        assumeTrue(server.isPresent(), "there is no sshd here: apt-get download openssh-server, or packaging/test");
        assumeTrue(starts(server.get()), "sshd lacks a library here: apt-get install libwrap0");
        Path files = Files.createDirectory(directory.resolve("files"));
        for (String key : List.of("host_key", "user_key", "other_key")) {
            Machine.run("ssh-keygen -q -t ed25519 -N '' -C test -f " + files.resolve(key));
        }
        Files.copy(files.resolve("user_key.pub"), files.resolve("authorized_keys"));
        Files.writeString(files.resolve("sudo.sh"), SUDO);
        Files.writeString(files.resolve("sshd_config"), """
                ListenAddress 127.0.0.1:2222
                HostKey /run/far/host_key
                AuthorizedKeysFile /run/far/authorized_keys
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                UsePAM no
                StrictModes no
                PidFile none
                """);
        Process process = new ProcessBuilder(
                        "unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "sh", "-c", SET_UP,
                        "far", server.get().toAbsolutePath().toString(), files.toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader said = process.inputReader();
        List<String> lines = new ArrayList<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            lines.add(line);
            if (line.contains("listening on")) {
                drain(said);
                return ready(directory, files, process);
            }
        }
        throw new AssertionError("no ssh server: " + lines);
    }

    /** It is unpacked without what it depends on. */
    private static boolean starts(Path server) throws IOException, InterruptedException {
        Process asked = new ProcessBuilder(server.toAbsolutePath().toString(), "-?")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return asked.waitFor() != NOT_FOUND;
    }

    private static void drain(BufferedReader said) {
        Thread.ofVirtual().start(() -> {
            try {
                said.transferTo(Writer.nullWriter());
            } catch (IOException e) {
                // The machine has ended.
            }
        });
    }

    private static FarMachine ready(Path directory, Path files, Process process) throws IOException {
        long child = Long.parseLong(
                Files.readString(Path.of("/proc/" + process.pid() + "/task/" + process.pid() + "/children")).strip());
        FarMachine machine = new FarMachine(directory, process, child);
        String key = Files.readString(files.resolve("host_key.pub"));
        Files.writeString(directory.resolve("known_hosts"), "[127.0.0.1]:2222 " + key);
        machine.configure("far", "user_key", "known_hosts");
        return machine;
    }

    /** Writes a configuration of ssh's. */
    void configure(String name, String key, String known) throws IOException {
        Files.writeString(directory.resolve(name), """
                Host *
                  IdentityFile %s
                  IdentitiesOnly yes
                  UserKnownHostsFile %s
                  GlobalKnownHostsFile /dev/null
                Host far
                  HostName 127.0.0.1
                  Port 2222
                  User learner
                """.formatted(directory.resolve("files").resolve(key), directory.resolve(known)));
    }

    Ssh ssh() {
        return ssh("far");
    }

    /** With the configuration of this name. */
    Ssh ssh(String configuration) {
        List<String> words = new ArrayList<>(enterNetwork());
        words.addAll(List.of("ssh", "-F", directory.resolve(configuration).toString()));
        return new Ssh(List.copyOf(words), directory.resolve("run").resolve("s"), Commands::talk);
    }

    List<String> enterNetwork() {
        return List.of("nsenter", "--net=/proc/" + pid + "/ns/net");
    }

    RemoteTargets targets(Ssh ssh) {
        return new RemoteTargets(directory.resolve("notes"), ssh);
    }

    AllTargets all(Ssh ssh) {
        return new AllTargets(new LocalTargets(directory.resolve("here").resolve("labs")), targets(ssh));
    }

    /** With whatever happens to each request before it is written. */
    Ssh ssh(Conversation.Fault fault) {
        return new Ssh(ssh().program(), ssh().sockets(), command -> new Conversation(Commands.talk(command), fault).pipes());
    }

    /** What root there says. */
    String run(String script) throws IOException {
        Process asked = new ProcessBuilder("nsenter", "-t", Long.toString(pid), "-n", "-m", "-p", "sh", "-c", script)
                .redirectErrorStream(true)
                .start();
        return new String(asked.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Breaks every connection, as a cable that is pulled and plugged does: what runs there goes on. */
    void cut() throws IOException {
        // By the name that the server runs under here.
        if (!run("pkill -KILL -f '^(sshd|sshd-session|server): (learner|root)' && echo cut").contains("cut")) {
            throw new AssertionError("there was no connection to be broken");
        }
    }

    /** Loses every packet from now on, or none any more, as a cable that is pulled and a machine that sleeps do. */
    void lose(boolean all) throws IOException {
        String said = run("iptables " + (all ? "-I" : "-D") + " INPUT -p tcp -m multiport --ports 2222 -j DROP");
        if (!said.isBlank()) {
            throw new AssertionError(said);
        }
    }

    @Override
    public void close() throws Exception {
        try (Stream<Path> sockets = Files.isDirectory(directory.resolve("run/s"))
                ? Files.list(directory.resolve("run/s"))
                : Stream.empty()) {
            for (Path socket : sockets.toList()) {
                Process stop = new ProcessBuilder("ssh", "-S", socket.toString(), "-O", "exit", "far")
                        .redirectErrorStream(true)
                        .start();
                assertThat(stop.getInputStream().readAllBytes()).isNotNull();
            }
        }
        process.destroyForcibly();
        process.waitFor();
    }
}
