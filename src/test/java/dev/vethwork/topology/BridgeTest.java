package dev.vethwork.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BridgeTest {
    @Test
    void livesInTheRootNamespaceUnlessIsolated() {
        assertThat(Bridge.of("br0").isInRoot()).isTrue();
        assertThat(Bridge.of("br0").withSite(Site.ISOLATED).isInRoot()).isFalse();
    }

    @Test
    void livesInTheNodeThatItIsDrawnIn() {
        assertThat(Bridge.of("cni0").withSite(Site.inside("node1")).home()).isEqualTo(Namespace.of("node1").home());
    }

    @Test
    void ofOpenVSwitchLivesInTheRootNamespaceWhateverIsDrawn() {
        assertThat(Bridge.of("ovs0").withType(Bridge.Type.OPENVSWITCH).withSite(Site.ISOLATED).isInRoot()).isTrue();
    }
}
