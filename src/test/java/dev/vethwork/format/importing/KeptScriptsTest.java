package dev.vethwork.format.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.topology.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in scripts and pages that people keep, and was once read otherwise than they meant it. */
class KeptScriptsTest {
    @Test
    void patchPortsJoinTwoSwitchesAsACableDoes() {
        Imported read = Scripts.read("""
                ovs-vsctl add-br br-int
                ovs-vsctl add-br br-tun
                ovs-vsctl add-port br-int patch-int -- set Interface patch-int type=patch options:peer=patch-tun
                ovs-vsctl add-port br-tun patch-tun -- set interface patch-tun type=patch options:peer="patch-int"
                """);
        assertThat(read.report().refused()).isEmpty();
        assertThat(read.topology().cables()).singleElement().satisfies(cable -> {
            assertThat(cable.touches("br-int")).isTrue();
            assertThat(cable.touches("br-tun")).isTrue();
        });
    }

    @Test
    void whatAReaderIsToFillInIsSaidToBeThat() {
        Imported read = Scripts.read("""
                # How to
                ```bash
                ip netns add red
                ip link set dev <INTERFACE_NAME> up
                ip link add <BRIDGE> type bridge
                ip netns exec <NAMESPACE> ip link set dev <INTERFACE_NAME> up
                iptables -t <table_name> -L -v
                ```
                """);
        assertThat(read.topology().nodes()).containsOnlyKeys("red");
        assertThat(read.report().refused()).isEmpty();
        assertThat(read.report().passedOver()).hasSize(4)
                .allSatisfy(line -> assertThat(line.reason().key()).isEqualTo("passed.template"));
    }

    @Test
    void aScriptReadsFilesWhereAPageHasSomethingToFillIn() {
        Topology drawn = Scripts.draw("#!/bin/bash\necho red > names\nread n <names >/dev/null\nip netns add $n\n");
        assertThat(drawn.nodes()).containsOnlyKeys("red");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<?xml version=\"1.0\"?>\n<note>ip netns add red</note>\n",
        "<mxfile host=\"app\">\n<mxCell value=\"sudo ip link add a type veth peer name b\"/>\n</mxfile>\n",
        "{\n \"cells\": [ { \"source\": [ \"!ip netns add red\" ] } ]\n}\n"})
    void dataThatHoldsCommandsIsNoScript(String data) {
        assertThatThrownBy(() -> Importers.read(Source.text("lab", data), null))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("in no form that can be imported");
    }

    @Test
    void whereAScriptIsLeftIsSaid() {
        Imported read = Scripts.read("ip netns add red\nf() {\n  true\n  f\n}\nf\n");
        assertThat(read.report().refused()).singleElement().satisfies(line -> {
            assertThat(line.line()).isBetween(3, 4);
            assertThat(line.text()).isNotBlank();
        });
    }

    @Test
    void aDescriptorIsOpenedWithoutAWord() {
        Imported read = Scripts.read("exec 3>&1\nexec 2>/dev/null\nip netns add red\nexec >/tmp/log\n");
        assertThat(read.report().passedOver()).isEmpty();
        assertThat(read.topology().nodes()).containsOnlyKeys("red");
    }

    @Test
    void aProgramAtAnInterfaceIsSaidAndTakingItAwayIsNothing() {
        Imported read = Scripts.read("""
                ip link add v0 type veth peer name v1
                ip link set dev v0 xdp obj pass.o sec xdp
                ip link set dev v0 xdp off
                """);
        assertThat(read.report().refused()).singleElement()
                .satisfies(line -> assertThat(line.reason().key()).isEqualTo("refused.program"));
    }

    /** Blanks at the end of a line are a line break in Markdown. */
    @Test
    void aLineOfAPageGoesOnThoughBlanksFollow() {
        Imported read = Scripts.read("""
                ```
                ip netns add red
                ip link add v0 type veth peer name v1
                ip link set v0 netns red
                ip netns exec red \\ \s
                ip addr add 10.0.0.1/24 dev v0
                ```
                """);
        assertThat(read.report().refused()).isEmpty();
        assertThat(Scripts.end(read.topology(), "red", "v0").addresses()).hasSize(1);
    }

    @Test
    void onAPageWhoeverHasOpenedAShellTypesOnThere() {
        Imported read = Scripts.read("""
                Two rooms.
                ```
                ip netns add red
                ip netns add blue
                ip link add v0 type veth peer name v1
                ip link set v0 netns red
                ip link set v1 netns blue
                ```
                ```bash
                ip netns exec "red" bash
                ```
                ```bash
                ip link set dev lo up
                ip addr add 10.0.0.1/24 dev v0
                ip link set v0 up
                ```
                In another terminal:
                ```bash
                ip netns exec "blue" bash
                ip link set dev lo up
                ip addr add 10.0.0.2/24 dev v1
                ip link set v1 up
                ```
                And in the first:
                ```bash
                ip route add default via 10.0.0.2 dev v0
                ```
                """);
        Topology drawn = read.topology();
        assertThat(read.report().refused()).isEmpty();
        assertThat(Scripts.end(drawn, "red", "v0").addresses()).hasSize(1);
        assertThat(Scripts.end(drawn, "blue", "v1").addresses()).hasSize(1);
        assertThat(Scripts.stack(drawn, "red").routes()).hasSize(1);
        assertThat(Scripts.stack(drawn, "red").loopback()).isTrue();
        assertThat(Scripts.stack(drawn, "blue").loopback()).isTrue();
        assertThat(drawn.nodes().keySet()).containsExactlyInAnyOrder("red", "blue");
    }

    @Test
    void whatBrctlPrintsIsNoCommand() {
        Imported read = Scripts.read("```\nbrctl addbr br0\nbrctl show\nbridge name     bridge id               STP enabled     interfaces\n```\n");
        assertThat(read.report().refused()).isEmpty();
    }
}
