package dev.vethwork.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Mininet with Linux bridges, where it is installed and this is root: what others use for the same. */
final class Mininet {
    private Mininet() {}

    static boolean isThere() {
        return Files.exists(Path.of("/usr/bin/mnexec"))
                && Files.exists(Path.of("/usr/sbin/brctl"))
                && System.getProperty("user.name").equals("root");
    }

    /** A whole process that starts and stops a star in namespaces of its own, and prints what either took. */
    static List<String> star(Path scratch, long hosts) throws IOException {
        Path program = scratch.resolve("star.py");
        Files.writeString(program, """
                import sys, time
                from mininet.net import Mininet
                from mininet.nodelib import LinuxBridge
                n, ports = int(sys.argv[1]), int(sys.argv[2])
                s = time.time()
                net = Mininet(switch=LinuxBridge, controller=None, autoSetMacs=False)
                for i in range(n):
                    if i % ports == 0:
                        switch = net.addSwitch('s%d' % (i // ports + 1))
                    host = net.addHost('n%d' % i, ip='10.0.%d.%d/16' % (i // 250, i % 250 + 1))
                    net.addLink(host, switch)
                net.start()
                e = time.time()
                net.stop()
                print(int((e - s) * 1e9), int((time.time() - e) * 1e9))
                """);
        return List.of(
                "unshare", "-nmp", "--fork", "--kill-child", "--mount-proc", "/usr/bin/python3", program.toString(),
                Long.toString(hosts), Integer.toString(StarComparison.PORTS));
    }
}
