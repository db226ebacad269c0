package dev.vethwork.engine.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.packet.CapturePoint;
import dev.vethwork.packet.Direction;
import dev.vethwork.packet.Frame;
import dev.vethwork.packet.bytes.LinkType;
import dev.vethwork.packet.pcapng.PcapngReader;
import dev.vethwork.waiting.Eventually;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class MergerTest {
    private static final CapturePoint ONE = new CapturePoint("red", "eth0", LinkType.ETHERNET);
    private static final CapturePoint OTHER = new CapturePoint("blue", "eth0", LinkType.ETHERNET);

    /** On a busy machine a reader may wait for its turn for longer than a packet is on its way. */
    @Test
    void aPacketWaitsForEarlierOnesThatLieUnread() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Merger merger = new Merger(out, 2);
        AtomicBoolean unread = new AtomicBoolean(true);
        merger.opened(ONE, () -> false);
        merger.opened(OTHER, unread::get);
        CompletableFuture<Void> written = CompletableFuture.runAsync(() -> {
            try {
                merger.write();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        long now = System.currentTimeMillis();
        merger.add(frame(ONE, now));
        Eventually.so("it is due", () -> System.currentTimeMillis() > now + 100);
        merger.add(frame(OTHER, now - 1));
        unread.set(false);
        merger.ended();
        merger.ended();
        written.get(Eventually.SECONDS, TimeUnit.SECONDS);
        assertThat(read(out.toByteArray())).extracting(Frame::port).containsExactly(OTHER, ONE);
    }

    private static Frame frame(CapturePoint port, long millis) {
        return new Frame(port, millis * 1_000_000L, Direction.IN, 4, new byte[4]);
    }

    private static List<Frame> read(byte[] file) throws Exception {
        List<Frame> all = new ArrayList<>();
        try (PcapngReader reader = new PcapngReader(new ByteArrayInputStream(file), said -> {})) {
            for (Optional<Frame> next = reader.next(); next.isPresent(); next = reader.next()) {
                all.add(next.get());
            }
        }
        return all;
    }
}
