package dev.vethwork.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteKindTest {
    @ParameterizedTest
    @CsvSource({
        "ssh:far, '', far, 0, true",
        "ssh:me@far, me, far, 0, true",
        "ssh:me@far.example.org:2222/host, me, far.example.org, 2222, false",
        "ssh:far/host, '', far, 0, false",
        "ssh:192.0.2.7:22, '', 192.0.2.7, 22, true",
        "ssh:me@[2001:db8::7]:22, me, 2001:db8::7, 22, true",
    })
    void whatIsWrittenIsWhatIsMeant(String text, String user, String host, int port, boolean sandbox) {
        assertThat(TargetKind.parse(text)).contains(new RemoteKind(user, host, port, sandbox));
        assertThat(TargetKind.parse(text).orElseThrow().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh:-oProxyCommand=reboot",
                "ssh:-l@far",
                "ssh:me@-far",
                "ssh:",
                "ssh:far:0",
                "ssh:far:70000",
                "ssh:far far",
                "ssh:far;reboot",
                "ssh:$(reboot)",
                "ssh:far/other",
                "ssh:far\nfar",
            })
    void nothingThatSshCouldTakeForSomethingElsePasses(String text) {
        assertThatThrownBy(() -> TargetKind.parse(text)).isInstanceOf(BadValue.class);
    }

    @Test
    void aPlaceOnThisMachineIsWhatItAlwaysWas() {
        assertThat(TargetKind.parse("sandbox")).contains(TargetKind.SANDBOX);
        assertThat(TargetKind.parse("host")).contains(TargetKind.HOST);
        assertThat(TargetKind.parse("elsewhere")).isEmpty();
    }

    @Test
    void byHandOneTypesItAsSshTakesIt() {
        assertThat(new RemoteKind("me", "far", 2222, true).byHand()).isEqualTo("-p 2222 me@far");
        assertThat(new RemoteKind("", "far", 0, false).byHand()).isEqualTo("far");
    }
}
