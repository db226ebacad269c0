package dev.vethwork.engine.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads the counters of every interface of namespaces: one thread goes from one to the next. A line of their names asks; the
 * answer is {@code at} and the time, for each {@code in} and its name with what /proc/net/dev has, and {@code end}.
 */
final class Counters {
    private static final Path DEVICES = Path.of("/proc/thread-self/net/dev");
    private static final String NETNS = "/run/netns/";

    private Counters() {}

    static void serve(InputStream in, OutputStream out) throws IOException {
        int home = Kernel.open("/proc/thread-self/ns/net");
        BufferedReader asked = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = asked.readLine(); line != null; line = asked.readLine()) {
            long now = System.currentTimeMillis();
            say(out, "at " + now + "\n");
            for (String namespace : line.split(" ", -1)) {
                read(namespace, home, out);
            }
            // No namespace may be kept alive by somebody who only looks.
            Kernel.enter(home);
            say(out, "end\n");
            out.flush();
        }
    }

    private static void read(String namespace, int home, OutputStream out) throws IOException {
        try {
            if (namespace.equals(Agent.ROOT)) {
                Kernel.enter(home);
            } else {
                Kernel.enter(NETNS + namespace);
            }
            byte[] table = Files.readAllBytes(DEVICES);
            say(out, "in " + namespace + "\n");
            out.write(table);
        } catch (IOException e) {
            // It was taken away meanwhile: the answer is without it.
        }
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
