package dev.vethwork.plan.kind;

import dev.vethwork.net.Addresses;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.LinkPiece;
import dev.vethwork.plan.Stage;
import dev.vethwork.plan.operation.AddLink;
import dev.vethwork.plan.operation.AddRemote;
import dev.vethwork.plan.operation.DeleteRemote;
import dev.vethwork.plan.operation.Ids;
import dev.vethwork.plan.operation.LinkOperation;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.Interface;
import dev.vethwork.state.kind.Vxlan;
import dev.vethwork.text.KindText;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnVxlan;
import dev.vethwork.topology.kind.LinkBasics;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code ip link add vx42 type vxlan id 42 local … remote …}; several other ends are entries of its forwarding table. */
final class VxlanPlan extends PlainPlan<Vxlan> {
    VxlanPlan() {
        super(Vxlan.class);
    }

    static Vxlan wanted(DrawnVxlan drawn) {
        int port = drawn.port() == null ? Vxlan.USUAL_PORT : drawn.port();
        return new Vxlan(drawn.id(), drawn.local(), drawn.remotes(), port);
    }

    @Override
    List<String> type(Vxlan kind) {
        List<String> words = new ArrayList<>(List.of("vxlan", "id", String.valueOf(kind.id())));
        if (kind.local() != null) {
            words.addAll(List.of("local", Addresses.text(kind.local())));
        } else if (isOverV6(kind) && kind.remotes().size() != 1) {
            // It is for one family, and for IPv4 where nothing that it is made with says otherwise (vxlan_sock_add).
            words.addAll(List.of("local", "::"));
        }
        if (kind.remotes().size() == 1) {
            words.addAll(List.of("remote", Addresses.text(kind.remotes().getFirst())));
        }
        words.addAll(List.of("dstport", String.valueOf(kind.port())));
        return words;
    }

    @Override
    AddLink making(Place place, Vxlan kind) {
        Vxlan made = kind.remotes().size() == 1 ? kind : kind.withRemotes(List.of());
        return AddLink.ofType(place, made, type(kind));
    }

    @Override
    public void add(PlanDraft planning, Place place, Interface wanted) {
        super.add(planning, place, wanted);
        List<IPAddress> remotes = kind(wanted).remotes();
        if (remotes.size() > 1) {
            remotes.forEach(remote -> append(planning, place, remote, false));
        }
    }

    private static void append(PlanDraft planning, Place place, IPAddress remote, boolean undone) {
        put(planning, new AddRemote(place, remote), undone ? new DeleteRemote(place, remote) : null)
                .because(KindText.of("vxlan", "remote.add", place.name(), Addresses.text(remote)));
    }

    private static Drafts.Entry put(
            PlanDraft planning, LinkOperation.KindSetting setting, LinkOperation.@Nullable KindSetting back) {
        Place place = setting.link();
        return planning.drafts()
                .step(Stage.CABLE, setting)
                .on(planning.comparison().element(place))
                .undo(back)
                .after(Ids.link(place));
    }

    @Override
    boolean isKept(Vxlan wanted, Vxlan there) {
        return wanted.withRemotes(List.of()).equals(there.withRemotes(List.of())) && isOverV6(wanted) == isOverV6(there);
    }

    private static boolean isOverV6(Vxlan kind) {
        return kind.remotes().stream().anyMatch(IPAddress::isIPv6);
    }

    @Override
    public void change(PlanDraft planning, Place place, Interface wanted, Interface there) {
        List<IPAddress> shall = kind(wanted).remotes();
        List<IPAddress> are = kind(there).remotes();
        shall.stream().filter(r -> !are.contains(r)).forEach(remote -> append(planning, place, remote, true));
        are.stream().filter(r -> !shall.contains(r)).forEach(remote -> put(
                        planning, new DeleteRemote(place, remote), new AddRemote(place, remote))
                .because(KindText.of("vxlan", "remote.delete", place.name(), Addresses.text(remote))));
    }

    @Override
    public Optional<LinkPiece> needs() {
        return Optional.of(new LinkPiece("vxlan", "vxlan", "CONFIG_VXLAN"));
    }

    @Override
    public int undrawnMtu(int under) {
        return USUAL_MTU;
    }

    @Override
    public Optional<DrawnInterface> drawn(LinkBasics basics, Interface there) {
        Vxlan kind = kind(there);
        Integer port = kind.port() == Vxlan.USUAL_PORT ? null : Integer.valueOf(kind.port());
        return Optional.of(new DrawnVxlan(basics, kind.id(), kind.local(), kind.remotes(), port));
    }
}
