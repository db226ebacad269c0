package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.plan.BasicPiece;
import dev.vethwork.plan.KernelPiece;
import dev.vethwork.plan.ProgramPiece;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a kernel is without, told by what anybody may read of it. */
class KernelPiecesTest {
    @TempDir
    Path root;

    @Test
    void aKernelThatTellsNothingLacksNothing() {
        assertThat(basic()).isEmpty();
    }

    @Test
    void whatItsConfigurationLeavesOutIsMissing() throws IOException {
        write("proc/sys/kernel/osrelease", "6.18\n");
        write("boot/config-6.18", """
                CONFIG_NET_SCH_TBF=y
                CONFIG_NF_NAT=m
                CONFIG_NETFILTER_XT_MATCH_CONNTRACK=y
                CONFIG_BRIDGE_VLAN_FILTERING=y
                # CONFIG_NET_SCH_NETEM is not set
                """);
        assertThat(basic()).containsExactly(BasicPiece.NETEM);
        Path packed = root.resolve("proc/config.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(Files.readString(root.resolve("boot/config-6.18")).getBytes(StandardCharsets.UTF_8));
        }
        Files.delete(root.resolve("boot/config-6.18"));
        assertThat(basic()).containsExactly(BasicPiece.NETEM);
    }

    /** It is no module, so that none can be installed for it. */
    @Test
    void bridgesThatTellVlansApartAreMissingWhereTheConfigurationSaysSo() throws IOException {
        write("proc/sys/kernel/osrelease", "6.18\n");
        write("boot/config-6.18", """
                CONFIG_NET_SCH_TBF=y
                CONFIG_NET_SCH_NETEM=y
                CONFIG_NF_NAT=y
                CONFIG_NETFILTER_XT_MATCH_CONNTRACK=y
                """);
        assertThat(new KernelPieces(new MachineFiles.Below(root)).missing()).contains(BasicPiece.VLAN_FILTERING);
    }

    @Test
    void aProgramIsThereWhereThisUsersCommandsAre() throws IOException {
        assertThat(new KernelPieces(new MachineFiles.Below(root)).missing()).contains(ProgramPiece.BIRD);
        write("opt/bird/sbin/bird", "");
        assertThat(root.resolve("opt/bird/sbin/bird").toFile().setExecutable(true)).isTrue();
        assertThat(new KernelPieces(new MachineFiles.Below(root)).missing()).contains(ProgramPiece.BIRD);
        assertThat(new KernelPieces(new MachineFiles.Below(root, List.of("/opt/bird/sbin"))).missing()).doesNotContain(ProgramPiece.BIRD);
    }

    /** As on Ubuntu, whose sch_netem is in a package of its own. */
    @Test
    void aModuleThatIsNotInstalledIsMissingUntilItIsLoadedOrInstalled() throws IOException {
        write("proc/sys/kernel/osrelease", "6.18\n");
        write("boot/config-6.18", """
                CONFIG_NET_SCH_NETEM=m
                CONFIG_NET_SCH_TBF=m
                CONFIG_NF_NAT=m
                CONFIG_NETFILTER_XT_MATCH_CONNTRACK=m
                CONFIG_BRIDGE_VLAN_FILTERING=y
                """);
        write("lib/modules/6.18/modules.builtin", "kernel/net/netfilter/xt_conntrack.ko\n");
        write("lib/modules/6.18/modules.dep", """
                kernel/net/netfilter/nf_nat.ko.zst: kernel/net/netfilter/nf_conntrack.ko.zst
                kernel/net/sched/sch-tbf.ko:
                """);
        assertThat(basic()).containsExactly(BasicPiece.NETEM);
        Files.createDirectories(root.resolve("sys/module/sch_netem"));
        assertThat(basic()).isEmpty();
    }

    @Test
    void withoutTheSettingsOfBridgesTheirFilterIsMissing() throws IOException {
        Files.createDirectories(root.resolve("proc/sys/net/ipv4"));
        assertThat(basic()).containsExactly(BasicPiece.BRIDGE_NETFILTER);
        Files.createDirectories(root.resolve("proc/sys/net/bridge"));
        assertThat(basic()).isEmpty();
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** Those that belong to no kind of interface. */
    private Set<KernelPiece> basic() {
        return new KernelPieces(new MachineFiles.Below(root))
                .missing().stream().filter(BasicPiece.class::isInstance).collect(Collectors.toSet());
    }
}
