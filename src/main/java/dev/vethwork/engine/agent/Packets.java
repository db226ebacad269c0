package dev.vethwork.engine.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.IntStream;

/** Reads packets at several places at once and writes them as one pcapng stream. */
final class Packets {
    /** Of the kernel's memory, all together. */
    private static final int MOST_BLOCKS = 512;

    private static final int FEWEST = 4;
    private static final int MOST = 64;
    private static final int WORDS = 3;

    private final Merger merger;
    private final List<TapReader> taps;

    /** @param words namespace, interface and label of each place */
    Packets(List<String> words, OutputStream out) throws IOException {
        int many = words.size() / WORDS;
        int blocks = Math.clamp(MOST_BLOCKS / Math.max(many, 1), FEWEST, MOST);
        merger = new Merger(out, many);
        taps = IntStream.range(0, many)
                .mapToObj(i -> new TapReader(words.get(WORDS * i), words.get(WORDS * i + 1), words.get(WORDS * i + 2), blocks, merger))
                .toList();
    }

    void run(InputStream in) throws IOException {
        for (TapReader tap : taps) {
            // A virtual thread changes its carrier, and with it the namespace.
            Thread.ofPlatform().daemon().name("tap").start(tap);
        }
        Thread.ofPlatform().daemon().name("end").start(() -> awaitEnd(in));
        merger.write();
    }

    /** Nobody says anything: whoever has asked is there as long as the stream is. */
    private static void awaitEnd(InputStream in) {
        try {
            while (in.read() >= 0) {
                // A word, and not the end.
            }
        } catch (IOException e) {
            // An end as well.
        }
        Runtime.getRuntime().halt(0);
    }
}
