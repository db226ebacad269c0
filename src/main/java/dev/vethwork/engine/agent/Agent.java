package dev.vethwork.engine.agent;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Where it begins. It says {@link #HELLO}, so that whatever the JVM has said before is not taken for an answer, and ends when
 * its standard input does.
 */
public final class Agent {
    public static final String HELLO = "vethwork-agent";

    /** Packets: namespace, interface and label of each place to read at; {@link #ROOT} is the root namespace. */
    public static final String PACKETS = "packets";

    /** Counters: a line of namespaces asks, what they count answers. */
    public static final String COUNTERS = "counters";

    public static final String ROOT = ".";

    private static final int BUFFER = 1 << 18;

    private Agent() {}

    public static void main(String[] args) throws IOException {
        try (FileInputStream in = new FileInputStream(FileDescriptor.in);
                OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER)) {
            out.write((HELLO + "\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            List<String> words = Arrays.asList(args).subList(1, args.length);
            switch (args[0]) {
                case PACKETS -> new Packets(words, out).run(in);
                case COUNTERS -> Counters.serve(in, out);
                default -> throw new IllegalArgumentException(args[0]);
            }
        } catch (IOException e) {
            // Whoever has listened is gone: there is nobody left to tell.
            Runtime.getRuntime().halt(1);
        }
        // Threads that wait for packets need not be waited for.
        Runtime.getRuntime().halt(0);
    }
}
