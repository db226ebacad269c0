package dev.vethwork.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inet.ipaddr.IPAddress;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixTest {
    @Test
    void aLengthThatNoAddressHasIsToldWithItsAddress() {
        assertThatThrownBy(() -> Prefix.parse("192.168.15.1/99")).hasMessage("the prefix length of 192.168.15.1/99 is out of range");
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.15.0/2, 192.0.0.0/2, true",
        "192.168.15.0/24, 192.168.15.0/24, false",
        "10.0.0.1/32, 10.0.0.1/32, false",
        "0.0.0.0/0, 0.0.0.0/0, false",
        "1.2.3.4/0, 0.0.0.0/0, true",
        "fd00::1/64, fd00::/64, true",
        "fd00::d0b0/125, fd00::d0b0/125, false",
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

    /** The library compares masked addresses, which is right and slow. */
    @Property(seed = "1")
    void itAgreesWithTheLibraryOnWhatIsInside(
            @ForAll @Size(4) byte[] ours, @ForAll @Size(4) byte[] theirs, @ForAll @IntRange(max = 32) int length) {
        Prefix prefix = new Prefix(new IPv4Address(ours), length);
        IPAddress other = new IPv4Address(theirs);
        assertThat(prefix.contains(other))
                .isEqualTo(other.toZeroHost(length).equals(prefix.address().toZeroHost(length)));
        assertThat(prefix.network().address())
                .isEqualTo(prefix.address().toZeroHost(length).withoutPrefixLength());
        assertThat(prefix.contains(prefix.network())).isTrue();
    }

    @Property(seed = "1")
    void itAgreesWithTheLibraryOnAFewBitsOfDifference(
            @ForAll @Size(16) byte[] bytes, @ForAll @IntRange(max = 127) int bit, @ForAll @IntRange(max = 128) int length) {
        byte[] flipped = bytes.clone();
        flipped[bit / Byte.SIZE] ^= (byte) (0x80 >> bit % Byte.SIZE);
        Prefix prefix = new Prefix(new IPv6Address(bytes), length);
        assertThat(prefix.contains(new IPv6Address(flipped))).isEqualTo(bit >= length);
        assertThat(prefix.hasHostBits())
                .isEqualTo(!prefix.address().toZeroHost(length).withoutPrefixLength().equals(prefix.address()));
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
