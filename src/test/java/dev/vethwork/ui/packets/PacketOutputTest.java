package dev.vethwork.ui.packets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.packet.log.PacketLog;
import dev.vethwork.waiting.Eventually;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PacketOutputTest {
    /** A pipe to a program that reads the beginning and ends: only what is written tells of that. */
    private static final class Ended extends OutputStream {
        private final AtomicInteger writes = new AtomicInteger();

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int many) throws IOException {
            if (writes.incrementAndGet() > 1) {
                throw new IOException("Stream closed");
            }
        }
    }

    @Test
    void whoEndsIsNotWrittenToForEverWhereNoPacketComes() throws Exception {
        Thread writing = Thread.ofVirtual().start(() -> PacketOutput.follow(new PacketLog(10, 1_000), new Ended()));
        assertThat(writing.join(Eventually.LONGEST)).isTrue();
    }
}
