package dev.vethwork.packet.log;

import static dev.vethwork.packet.Packets.bytes;
import static dev.vethwork.packet.Packets.frame;
import static dev.vethwork.packet.Packets.ipv4;
import static dev.vethwork.packet.Packets.udp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.packet.filter.Filter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PacketLogTest {
    private static final byte[] PING = ipv4(1, bytes("0800 0000 0001 0003"));
    private static final byte[] DATA = ipv4(17, udp(5, 6, new byte[4]));

    private static List<String> shown(PacketLog log) {
        PacketLog.Shown shown = log.shown();
        return java.util.stream.LongStream.range(shown.first(), shown.next())
                .mapToObj(place -> log.numberAt(place) + " "
                        + log.get(log.numberAt(place)).read().main().protocol().word())
                .toList();
    }

    @Test
    void theLastOnesAreKeptAndEachKeepsItsNumber() {
        PacketLog log = new PacketLog(4, 1 << 20);
        for (int i = 0; i < 5; i++) {
            log.add(frame(i % 2 == 0 ? PING : DATA));
        }
        assertThat(log.next()).isEqualTo(5);
        assertThat(log.get(0)).isNull();
        assertThat(shown(log)).containsExactly("2 icmp", "3 udp", "4 icmp");
    }

    @Test
    void noMoreBytesAreKeptThanAllowed() {
        PacketLog log = new PacketLog(100, 3L * PING.length);
        for (int i = 0; i < 10; i++) {
            log.add(frame(PING));
        }
        assertThat(log.next() - log.first()).isEqualTo(3);
    }

    @Test
    void whatComesWhileAFilterIsAskedIsShownOnceHoweverMuchItIs() {
        PacketLog log = new PacketLog(4, 1 << 20);
        log.add(frame(PING));
        AtomicInteger left = new AtomicInteger(10);
        log.filter((frame, packet) -> {
            if (left.getAndDecrement() > 0) {
                log.add(frame(PING));
            }
            return true;
        });
        assertThat(log.next()).isEqualTo(11);
        assertThat(shown(log)).containsExactly("8 icmp", "9 icmp", "10 icmp");
    }

    @Test
    void aFilterCountsForWhatIsThereAndForWhatComes() throws Exception {
        PacketLog log = new PacketLog(100, 1 << 20);
        log.add(frame(PING));
        log.add(frame(DATA));
        log.filter(Filter.parse("udp", name -> Set.of()));
        log.add(frame(PING));
        log.add(frame(DATA));
        assertThat(shown(log)).containsExactly("1 udp", "3 udp");
        log.filter(Filter.ALL);
        assertThat(shown(log)).hasSize(4);
        log.clear();
        assertThat(shown(log)).isEmpty();
    }

    @Test
    void packetsThatComeWhileAFilterIsChangedAreNeitherLostNorShownTwice() throws Exception {
        PacketLog log = new PacketLog(200_000, 1L << 30);
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 60_000; i++) {
                log.add(frame(i % 3 == 0 ? PING : DATA));
            }
            done.set(true);
        });
        while (!done.get()) {
            log.filter(Filter.parse("icmp", name -> Set.of()));
            log.filter(Filter.parse("udp", name -> Set.of()));
        }
        writer.join();
        log.filter(Filter.parse("icmp", name -> Set.of()));
        assertThat(shown(log)).hasSize(20_000).doesNotHaveDuplicates();
    }
}
