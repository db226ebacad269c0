package dev.vethwork.topology.netfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.ProtocolNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule can ask of a packet. */
class SelectorTest {
    @ParameterizedTest
    @ValueSource(strings = {"80", "1000-2000", "80,443", "80,443,8000-8080"})
    void portsAreReadAsTheyAreWritten(String text) {
        assertThat(PortSet.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "70000", "20-10", "80,", "http", "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16"})
    void whatIsNoListOfPortsIsRefused(String text) {
        assertThatExceptionOfType(BadValue.class).isThrownBy(() -> PortSet.parse(text));
    }

    @Test
    void aPortNeedsAProtocolThatHasPorts() {
        Selector port = Selector.of(null, 80);
        assertThat(port.lacksProtocol()).isTrue();
        assertThat(port.withProtocol(ProtocolNumber.parse("gre")).lacksProtocol()).isTrue();
        assertThat(port.withProtocol(ProtocolNumber.parse("sctp")).lacksProtocol()).isFalse();
    }

    @Test
    void whatLeavesIsNotAskedWhereItArrives() {
        assertThatExceptionOfType(BadValue.class).isThrownBy(() -> new Masquerade(Selector.ANY.withIn("eth0")));
        assertThatExceptionOfType(BadValue.class)
                .isThrownBy(() -> new SourceNat(Selector.ANY.withOwnAddress(true), Addresses.parse("10.0.0.1")));
    }

    @Test
    void aRuleThatNamesAddressesIsForTheirFamilyAndOneThatNamesNoneForBoth() {
        Selector v6 = Selector.ANY.withNotSource(Prefix.parse("fd00::/8"));
        assertThat(v6.isOf(Family.V4)).isFalse();
        assertThat(v6.isOf(Family.V6)).isTrue();
        assertThat(Selector.ANY.isOf(Family.V4)).isTrue();
        assertThat(Selector.ANY.withProtocol(ProtocolNumber.ICMP).withIcmp(IcmpMessage.NEIGHBOR_SOLICITATION).isOf(Family.V4)).isFalse();
    }
}
