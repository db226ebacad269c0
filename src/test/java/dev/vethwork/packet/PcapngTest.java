package dev.vethwork.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.packet.bytes.LinkType;
import dev.vethwork.packet.pcapng.PcapngReader;
import dev.vethwork.packet.pcapng.PcapngWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PcapngTest {
    private static final CapturePoint RED = new CapturePoint("red", "eth0", LinkType.ETHERNET);
    private static final CapturePoint TUNNEL = new CapturePoint("blue", "gre1", LinkType.RAW);

    private static byte[] written(Frame... frames) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PcapngWriter writer = new PcapngWriter(out)) {
            for (Frame frame : frames) {
                writer.write(frame);
            }
        }
        return out.toByteArray();
    }

    private static List<Frame> read(byte[] file) throws IOException {
        List<Frame> all = new ArrayList<>();
        try (PcapngReader reader = new PcapngReader(new ByteArrayInputStream(file), said -> {})) {
            for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                all.add(frame.get());
            }
        }
        return all;
    }

    @Test
    void whatIsWrittenIsReadAgainToTheNanosecond() throws IOException {
        Frame one = new Frame(RED, 1_700_000_000_123_456_789L, Direction.OUT, 1500, new byte[] {1, 2, 3});
        Frame two = new Frame(TUNNEL, 1_700_000_000_123_456_790L, Direction.IN, 4, new byte[] {4, 5, 6, 7});
        List<Frame> again = read(written(one, two, one));
        assertThat(again).hasSize(3);
        assertThat(again.get(0)).usingRecursiveComparison().isEqualTo(one);
        assertThat(again.get(1)).usingRecursiveComparison().isEqualTo(two);
    }

    @Test
    void aFileThatEndsInTheMiddleOfAPacketHasTheOnesBefore() throws IOException {
        Frame one = Packets.frame(Packets.ipv4(1, new byte[8]));
        byte[] whole = written(one, one);
        assertThat(read(Arrays.copyOf(whole, whole.length - 5))).hasSize(1);
    }

    @Test
    void whatIsNoPcapngIsSaidToBeNone() {
        assertThatThrownBy(() -> read("hello, this is no capture".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("pcapng");
    }

    @Test
    void aDamagedFileIsRefusedAndNeverWorse() throws IOException {
        byte[] whole = written(Packets.frame(Packets.ipv4(1, new byte[8])), Packets.frame(new byte[60]));
        Random chance = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] broken = Arrays.copyOf(whole, chance.nextInt(whole.length + 1));
            for (int i = chance.nextInt(5); i > 0 && broken.length > 0; i--) {
                broken[chance.nextInt(broken.length)] = (byte) chance.nextInt(256);
            }
            try {
                read(broken);
            } catch (IOException e) {
                assertThat(e).hasMessageMatching(".+");
            }
        }
    }
}
