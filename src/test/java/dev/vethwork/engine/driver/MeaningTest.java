package dev.vethwork.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.text.Phrase;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeaningTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "Error: Specified qdisc kind is unknown.",
        "Error: Unknown device type.",
        "RTNETLINK answers: File exists",
        "Cannot find device \"eth9\"",
        "Error: Nexthop has invalid gateway.",
        "RTNETLINK answers: Exchange full",
        "Error: ipv6: IPv6 is disabled on this device.",
        "RTNETLINK answers: Operation not permitted",
        "Error: Invalid prefix for given prefix length.",
        "RTNETLINK answers: Invalid argument",
        "iptables: No chain/target/match by that name.",
        "ovs-vsctl: unix:/run/openvswitch/db.sock: database connection failed (No such file or directory)",
        "sysctl: cannot stat /proc/sys/net/x: No such file or directory",
        "RTNETLINK answers: Device or resource busy"
    })
    void whatAToolOftenSaysIsSaidPlainlyInBothLanguages(String words) {
        Meaning meaning = Meaning.of(words);
        assertThat(meaning.text()).isInstanceOf(Phrase.class);
        for (Phrase phrase : new Phrase[] {(Phrase) meaning.text(), meaning.remedy()}) {
            assertThat(phrase.text(Locale.ENGLISH)).isNotEqualTo(phrase.key());
            assertThat(phrase.text(Locale.KOREAN))
                    .isNotEqualTo(phrase.key())
                    .isNotEqualTo(phrase.text(Locale.ENGLISH));
        }
    }

    @Test
    void whatNobodyKnowsIsLeftInTheToolsOwnWords() {
        assertThat(Meaning.of("Command failed -:3\n\nsomething rare").text()).isEqualTo("something rare");
    }

    @Test
    void aToolThatSaysNothingGaveNoReason() {
        assertThat(Meaning.of("").text()).hasToString("it gave no reason");
    }
}
