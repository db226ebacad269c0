package dev.vethwork.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "a/b", "../etc", "..", ".", "a b", "a\nb", "a'b", "a\"b", "$(reboot)", "`id`", "-n", "a;b", "a|b",
                "a\u0000b", "—dport", "빨강"
            })
    void whatIsNotOnePlainWordIsStoppedAtTheDoor(String name) {
        assertThatThrownBy(() -> Names.node(name)).isInstanceOf(BadValue.class);
        assertThatThrownBy(() -> Names.device(name)).isInstanceOf(BadValue.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"red", "v-net-0", "eth0.100", "a@b", "_x", "veth-red-br", "0"})
    void theNamesOfTheFieldComeIn(String name) {
        assertThat(Names.node(name)).isEqualTo(name);
        assertThat(Names.device(name)).isEqualTo(name);
    }

    @Test
    void whatIsStoppedIsCalledWhatItIs() {
        assertThatThrownBy(() -> Names.node("a b")).hasMessageStartingWith("the node name");
        assertThatThrownBy(() -> Names.lab("a b")).hasMessageStartingWith("the lab name");
        assertThatThrownBy(() -> Names.service("x".repeat(256))).hasMessageStartingWith("the service name is longer than 255");
    }

    @Test
    void aNameOverFifteenBytesCanBeDrawnAndIsKnownToBeTooLong() {
        assertThat(Names.tooLong(Names.device("veth-red-bridge0"))).isTrue();
        assertThat(Names.tooLong(Names.device("veth-red-bridge"))).isFalse();
    }

    @Test
    void controlCharactersOfANameCannotSpoilItsMessage() {
        assertThatThrownBy(() -> Names.node("a\u001b[31m\n")).hasMessageContaining("\\u001b").hasMessageNotContaining("\n");
    }
}
