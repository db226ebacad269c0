package dev.vethwork.ui.find;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.format.TopologyFormat;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.kind.Veth;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchTest {
    private Topology lab;

    @BeforeEach
    void open() throws Exception {
        lab = TopologyFormat.read(Path.of("sample-topologies/02-bridge.vethwork.json"));
    }

    private List<SearchHit> find(String query) {
        return Search.of(lab, NetworkState.EMPTY, query);
    }

    @Test
    void aNameComesBeforeTheInterfacesThatAreCalledAfterIt() {
        assertThat(find("RED").getFirst()).isEqualTo(new SearchHit(SearchHit.Kind.NAME, "red", "red"));
        assertThat(find("red")).extracting(SearchHit::kind).contains(SearchHit.Kind.INTERFACE);
    }

    @Test
    void anAddressIsFoundByAnyPartOfIt() {
        assertThat(find("168.15.2")).extracting(SearchHit::node).containsExactly("blue");
    }

    @Test
    void nothingIsFoundByNothing() {
        assertThat(find("  ")).isEmpty();
        assertThat(find("no such thing")).isEmpty();
    }

    @Test
    void aMacThatTheKernelGaveIsFound() {
        Interface veth = Interface.of("veth-red", Veth.LOOSE, null)
                .withMac(new dev.vethwork.net.Mac("02:42:ac:11:00:02"));
        NetworkState observed = NetworkState.EMPTY.with(NamespaceState.empty("red").with(veth));
        assertThat(Search.of(lab, observed, "AC:11"))
                .containsExactly(new SearchHit(SearchHit.Kind.MAC, "red", "02:42:ac:11:00:02"));
    }
}
