package dev.vethwork.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes this machine what many are: it forwards, checks where packets come from, and has rules like Docker's. Everything is
 * put back, also when the benchmark is interrupted.
 */
final class OrdinaryMachine implements AutoCloseable {
    private static final Path SYSCTLS = Path.of("/proc/sys/net/ipv4");

    /** Chains have names of their own: the machine may have Docker's. */
    private static final List<String> RULES = List.of(
            "-t nat -N VB-DOCKER",
            "-t nat -A PREROUTING -m addrtype --dst-type LOCAL -j VB-DOCKER",
            "-t nat -A POSTROUTING -s 172.31.254.0/24 ! -o vbdocker0 -j MASQUERADE",
            "-t filter -N VB-USER",
            "-t filter -N VB-DOCKER",
            "-t filter -A FORWARD -j VB-USER",
            "-t filter -A FORWARD -o vbdocker0 -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT",
            "-t filter -A FORWARD -o vbdocker0 -j VB-DOCKER",
            "-t filter -A FORWARD -i vbdocker0 ! -o vbdocker0 -j ACCEPT",
            "-t filter -A VB-USER -j RETURN");

    private final Map<String, String> before = new TreeMap<>();
    private final Deque<List<String>> undo = new ArrayDeque<>();
    private final Thread interrupted = new Thread(this::putBack);

    OrdinaryMachine() throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(interrupted);
        set("ip_forward", "1");
        set("conf/default/rp_filter", "1");
        for (String rule : RULES) {
            Whole.run(iptables(rule));
            undo.push(iptables(rule.replace(" -N ", " -X ").replace(" -A ", " -D ")));
        }
    }

    private static List<String> iptables(String rule) {
        return List.of(("iptables -w " + rule).split(" "));
    }

    private void set(String setting, String value) throws IOException {
        before.put(setting, Files.readString(SYSCTLS.resolve(setting)).strip());
        Files.writeString(SYSCTLS.resolve(setting), value);
    }

    private synchronized void putBack() {
        try {
            while (!undo.isEmpty()) {
                Whole.run(undo.pop());
            }
            for (Map.Entry<String, String> setting : before.entrySet()) {
                Files.writeString(SYSCTLS.resolve(setting.getKey()), setting.getValue());
            }
            before.clear();
        } catch (IOException | InterruptedException e) {
            System.err.println("not all of the machine's settings could be put back: " + e);
        }
    }

    @Override
    public void close() {
        putBack();
        Runtime.getRuntime().removeShutdownHook(interrupted);
    }
}
