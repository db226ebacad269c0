package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.Addresses;
import dev.vethwork.plan.Reach;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private static final String HEAD = "  sl  local_address rem_address   st tx_queue";

    @Test
    void whoIsConnectedToAPortThatListensIsKnown() {
        Reach reach = Connections.reach(
                List.of(
                        HEAD,
                        "   0: 00000000:0016 00000000:0000 0A 00000000:00000000",
                        "   1: 0100007F:0277 00000000:0000 0A 00000000:00000000",
                        "   2: 0201A8C0:0016 281E140A:D431 01 00000000:00000000",
                        "   3: 0201A8C0:D432 08080808:01BB 01 00000000:00000000"),
                "");
        assertThat(reach.ports()).containsExactly(22);
        assertThat(reach.from()).containsExactly(Addresses.parse("10.20.30.40"));
    }

    @Test
    void aV4ClientOfAV6SocketIsAV4Address() {
        Reach reach = Connections.reach(
                List.of(
                        "   0: 00000000000000000000000000000000:0016 00000000000000000000000000000000:0000 0A 0",
                        "   1: 0000000000000000FFFF00000201A8C0:0016 0000000000000000FFFF0000281E140A:D431 01 0"),
                "");
        assertThat(reach.from()).containsExactly(Addresses.parse("10.20.30.40"));
    }

    @Test
    void whatSshdSaysCountsWhereTheTableIsOfAnotherPlace() {
        assertThat(Connections.reach(List.of(HEAD), "10.20.30.40 54321 192.168.1.2 2222"))
                .isEqualTo(new Reach(java.util.Set.of(Addresses.parse("10.20.30.40")), java.util.Set.of(2222)));
        assertThat(Connections.reach(List.of(HEAD), "nonsense")).isEqualTo(Reach.NONE);
    }
}
