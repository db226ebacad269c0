package dev.vethwork.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BridgeTest {
    @Test
    void livesInTheRootNamespaceUnlessIsolated() {
        assertThat(Bridge.of("br0").isInRoot()).isTrue();
        assertThat(Bridge.of("br0").withIsolated(true).isInRoot()).isFalse();
    }

    @Test
    void ofOpenVSwitchLivesInTheRootNamespaceWhateverIsDrawn() {
        assertThat(Bridge.of("ovs0").withType(Bridge.Type.OPENVSWITCH).withIsolated(true).isInRoot()).isTrue();
    }
}
