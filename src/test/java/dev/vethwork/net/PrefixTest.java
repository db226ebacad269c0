package dev.vethwork.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixTest {
    @ParameterizedTest
    @CsvSource({
        "192.168.15.0/2, 192.0.0.0/2, true",
        "192.168.15.0/24, 192.168.15.0/24, false",
        "10.0.0.1/32, 10.0.0.1/32, false",
        "0.0.0.0/0, 0.0.0.0/0, false",
        "1.2.3.4/0, 0.0.0.0/0, true",
        "fd00::1/64, fd00::/64, true",
        "::/0, ::/0, false"
    })
    void theNetworkIsWhatTheKernelMakesOfIt(String written, String network, boolean hostBits) {
        Prefix prefix = Prefix.parse(written);
        assertThat(prefix.text()).isEqualTo(written);
        assertThat(prefix.network().text()).isEqualTo(network);
        assertThat(prefix.hasHostBits()).isEqualTo(hostBits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "1.2.3", "1.2.3.256", "1.2.3.4/33", "1.2.3.4/-1", "1.2.3.4/", "1.2.3.4/255.255.255.0", "fd00::1%eth0",
                "1.2.3.*", "1.2.3.4-5", "0x7f.1", "::/129", "a", "1.2.3.4/24/24", "1.2.3.4 ", "*", "1"
            })
    void whatIsNoPrefixIsRefusedWithARemedy(String text) {
        assertThatThrownBy(() -> Prefix.parse(text))
                .isInstanceOfSatisfying(BadValue.class, e -> assertThat(e.remedy()).isNotEmpty());
    }

    @Test
    void aPrefixContainsItsOwnFamilyOnly() {
        assertThat(Prefix.ALL_V4.contains(Addresses.parse("8.8.8.8"))).isTrue();
        assertThat(Prefix.ALL_V4.contains(Addresses.parse("::1"))).isFalse();
        assertThat(Prefix.parse("10.0.0.0/8").contains(Prefix.parse("10.1.0.0/16"))).isTrue();
        assertThat(Prefix.parse("10.1.0.0/16").contains(Prefix.parse("10.0.0.0/8"))).isFalse();
    }

    @Test
    void anAddressRemembersWhetherItsPrefixWasWritten() {
        assertThat(InterfaceAddress.parse("192.168.15.1").written()).isFalse();
        assertThat(InterfaceAddress.parse("192.168.15.1").prefix().length()).isEqualTo(32);
        assertThat(InterfaceAddress.parse("192.168.15.1").text()).isEqualTo("192.168.15.1");
        assertThat(InterfaceAddress.parse("192.168.15.1/32").text()).isEqualTo("192.168.15.1/32");
    }

    @Test
    void equalAddressesAreEqualHoweverTheyCame() {
        assertThat(Prefix.parse("10.0.0.1/24")).isEqualTo(new Prefix(Addresses.parse("10.0.0.1"), 24));
        assertThat(Prefix.parse("10.0.0.0/24")).isEqualTo(Prefix.parse("10.0.0.1/24").network());
        assertThat(Prefix.parse("10.0.0.0/24")).hasSameHashCodeAs(Prefix.parse("10.0.0.1/24").network());
    }
}
