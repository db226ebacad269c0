package dev.vethwork.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.CommandResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PingedTest {
    @ParameterizedTest
    @CsvSource({
        "From 10.244.1.1 icmp_seq=1 Destination Net Unreachable, 10.244.1.1: Destination Net Unreachable",
        "From fd00::1%eth0 icmp_seq=1 Destination unreachable: No route, fd00::1%eth0: Destination unreachable: No route",
        "From 10.0.0.1: icmp_seq=2 Time to live exceeded, 10.0.0.1: Time to live exceeded",
        "ping: connect: Network is unreachable, Network is unreachable",
        "ping: sendmsg: Operation not permitted, Operation not permitted",
        "64 bytes from 10.0.0.1: icmp_seq=1 ttl=64 time=0.05 ms, ''",
        "'1 packets transmitted, 0 received, 100% packet loss, time 0ms', ''",
    })
    void whoRefusedAPingIsQuoted(String line, String refusal) {
        String all = "PING 10.0.0.9 (10.0.0.9) 56(84) bytes of data.\n" + line + "\n";
        assertThat(new Pinged("red", "blue", "10.0.0.9", new CommandResult(1, all, "")).refusal()).isEqualTo(refusal);
    }
}
