package dev.vethwork.engine.agent;

import dev.vethwork.packet.CapturePoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the packets of one interface, in a thread of its own, until the interface or its namespace is gone. */
final class TapReader implements Runnable {
    private static final String NETNS = "/run/netns/";
    private static final int WAIT_MILLIS = 100;
    private static final int TOGETHER_MILLIS = 10;
    private static final long LOST_EVERY = 1_000_000_000L;

    private final String namespace;
    private final String device;
    private final String label;
    private final int blocks;
    private final Merger merger;

    TapReader(String namespace, String device, String label, int blocks, Merger merger) {
        this.namespace = namespace;
        this.device = device;
        this.label = label;
        this.blocks = blocks;
        this.merger = merger;
    }

    @Override
    public void run() {
        try {
            Object space = space();
            if (!namespace.equals(Agent.ROOT)) {
                Kernel.enter(NETNS + namespace);
            }
            int index = Kernel.index(device);
            try (PacketSocket socket = PacketSocket.open(index, blocks, TOGETHER_MILLIS)) {
                read(socket, index, space);
            }
        } catch (IOException e) {
            merger.failed(label, String.valueOf(e.getMessage()));
        } finally {
            merger.ended();
        }
    }

    private void read(PacketSocket socket, int index, @Nullable Object space) throws IOException {
        CapturePoint port = CapturePoint.parse(label, socket.link());
        merger.opened(port, socket::hasMore);
        long lostAt = System.nanoTime();
        long looked = System.nanoTime();
        while (true) {
            boolean some = socket.take(header -> {
                if (!socket.isLoopback() || TappedFrame.type(header) != TappedFrame.OUTGOING) {
                    merger.add(TappedFrame.of(port, header));
                }
            });
            boolean wrong = !some && socket.await(WAIT_MILLIS);
            long now = System.nanoTime();
            if (wrong || now - looked > WAIT_MILLIS * 1_000_000L) {
                looked = now;
                if (!sameSpace(space) || Kernel.index(device) != index) {
                    return;
                }
            }
            if (now - lostAt > LOST_EVERY) {
                lostAt = now;
                merger.lost(port, socket.lost());
            }
        }
    }

    /** Which namespace the name means; a socket keeps one alive that has no name any more. */
    private @Nullable Object space() throws IOException {
        return namespace.equals(Agent.ROOT) ? null : Files.getAttribute(Path.of(NETNS, namespace), "unix:ino");
    }

    private boolean sameSpace(@Nullable Object space) {
        try {
            return space == null || space.equals(space());
        } catch (IOException e) {
            return false;
        }
    }
}
