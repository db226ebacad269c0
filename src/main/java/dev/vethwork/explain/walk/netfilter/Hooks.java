package dev.vethwork.explain.walk.netfilter;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.kind.LinkPaths;
import dev.vethwork.explain.walk.stack.CarriedMark;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.trip.Connection;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.explain.walk.trip.Verdict;
import dev.vethwork.state.netfilter.TrackState;
import dev.vethwork.state.nft.NftChain.Hook;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules that one packet meets in one stack, and what they said so far. */
public final class Hooks {
    private final List<String> said = new ArrayList<>();
    private CarriedMark mark = CarriedMark.NONE;
    private Rerouting.Marked way = new Rerouting.Marked(CarriedMark.NONE, "");

    public Hooks() {}

    /** Of a packet that comes with a mark, and whose connection may keep one. */
    public Hooks(Tracking tracking, CarriedMark carried) {
        Connection connection = tracking.connection();
        mark = carried.ofPacket(connection == null ? CarriedMark.NONE : connection.mark());
    }

    /** The same, where a verdict fell out in one of several ways. */
    public Hooks after(Verdict way) {
        Hooks hooks = new Hooks();
        hooks.said.addAll(said);
        hooks.mark = mark;
        hooks.way = this.way;
        hooks.note(way);
        return hooks;
    }

    /** What the packet carries by now. */
    public CarriedMark mark() {
        return mark;
    }

    /** What rules for what the stack itself sends put on it before a way is looked for. */
    public void markLeaving(Flow flow) {
        Rerouting early = Rerouting.early(flow.marked(mark));
        mark = early.mark();
        way = early.way();
    }

    /** What they put on it once its destination was translated, where they have its way looked for once more. */
    public void markAimed(Flow flow) {
        Rerouting.Marked late = Rerouting.late(flow.marked(mark)).way();
        way = late.rule().isEmpty() ? way : late;
    }

    /** The rule by which what the stack itself sends has another mark than before, and its way is looked for once more; empty for none. */
    public String marking() {
        return way.rule();
    }

    /** What its way is looked for by then: the mark of that rule. */
    public CarriedMark wayMark() {
        return way.rule().isEmpty() ? mark : way.mark();
    }

    /** What decided, policies and mere passing left out. */
    public List<String> said() {
        return said;
    }

    /** The filtering tables of a hook. @return why the packet ends there, null where it does not */
    public @Nullable Stop filter(Flow flow, Hook hook, Cause cause, String device) {
        return judged(flow, Rules.filter(flow.marked(mark), hook), cause, device);
    }

    /** What sees a packet as it comes in, but with its destination translated. */
    public @Nullable Stop aimed(Flow flow, Cause cause, String device) {
        return judged(flow, Rules.filterAimed(flow.marked(mark)), cause, device);
    }

    /** What sees it at an interface, or as a frame of a bridge that is the stack's own way out or in. */
    public @Nullable Stop framed(Flow flow, List<Hook> bridge, Hook device, String at) {
        Stop stop = judged(flow, NftRules.of(flow).elsewhere(device), Cause.FIREWALL, at);
        boolean bridged = flow.stack().state().device(at).filter(b -> LinkPaths.of(b).filtersBridged()).isPresent();
        for (Hook hook : bridged ? bridge : List.<Hook>of()) {
            stop = stop == null ? judged(flow, NftRules.ofFrame(flow, false).bridged(hook), Cause.FIREWALL, at) : stop;
        }
        return stop;
    }

    /** The chains of a bridge's own hooks. @param arp whether it is the question for a neighbour */
    public @Nullable Stop bridged(Flow flow, List<Hook> hooks, boolean arp, String device) {
        Stop stop = null;
        for (Hook hook : hooks) {
            stop = stop == null
                    ? judged(flow, NftRules.ofFrame(flow, arp).bridged(hook), Cause.FIREWALL, device)
                    : stop;
        }
        return stop;
    }

    /** What sees ARP in a stack. */
    public @Nullable Stop asking(Flow flow, String device) {
        Stop stop = null;
        for (Hook hook : List.of(Hook.OUTPUT, Hook.INPUT)) {
            stop = stop == null
                    ? judged(flow, NftRules.ofFrame(flow, true).elsewhere(hook), Cause.FIREWALL, device)
                    : stop;
        }
        return stop;
    }

    private @Nullable Stop judged(Flow flow, Verdict verdict, Cause cause, String device) {
        note(verdict);
        if (!verdict.stops()) {
            return null;
        }
        boolean unknown = verdict.kind() == Verdict.Kind.UNKNOWN;
        Packet packet = flow.packet();
        boolean halfHeard = packet.isFollowing() && flow.tracking().state() == TrackState.INVALID;
        return Stop.at(
                flow.stack(),
                unknown ? Cause.UNKNOWN_MATCH : cause,
                device,
                halfHeard ? packet.withStage(Packet.Stage.HALF_HEARD) : packet,
                verdict.text());
    }

    /** The nat table of a hook; one that is not understood stops it. */
    public Verdict nat(Flow flow, Hook hook) {
        Verdict verdict = flow.tracking().isFirst()
                ? Rules.nat(flow.marked(mark), hook)
                : Verdict.of(Verdict.Kind.ACCEPT, hook.name(), List.of());
        if (verdict.otherwise().isEmpty()) {
            note(verdict);
        }
        return verdict;
    }

    public @Nullable Stop unknown(Flow flow, Verdict verdict, String device) {
        return verdict.kind() == Verdict.Kind.UNKNOWN ? judged(flow, verdict, Cause.UNKNOWN_MATCH, device) : null;
    }

    /** What a verdict over the source stops: one that is not understood, or a mask of another interface's. */
    public @Nullable Stop masked(Flow flow, Verdict verdict, String device, Cause cause) {
        String rule = flow.tracking().boundElsewhere(device);
        return rule != null
                ? Stop.at(flow.stack(), cause, device, flow.packet(), rule)
                : unknown(flow, verdict, device);
    }

    /**
     * What parts the segments that follow an answer from their connection: where they pass for the first of a new one, they get
     * another source, and whom they are for does not know them, or go to somebody else.
     *
     * @param own the address that masquerading takes; null where the interface has none
     */
    public @Nullable Stop parted(Flow flow, @Nullable IPAddress own, String device, Cause cause) {
        if (!flow.tracking().isPickedUpLater(flow.packet())) {
            return null;
        }
        Flow arriving = new Flow(flow.stack(), flow.packet(), flow.in(), "", Tracking.FIRST, flow.bridged());
        Flow later = new Flow(flow.stack(), flow.packet(), flow.in(), flow.out(), Tracking.FIRST, flow.bridged());
        Verdict aim = Rules.nat(arriving, Hook.PREROUTING);
        boolean aimed = !NatRules.destination(aim, flow.packet()).equals(flow.packet());
        Verdict verdict = aimed ? aim : Rules.nat(later, Hook.POSTROUTING);
        if (!aimed && NatRules.source(verdict, flow.packet(), own).equals(flow.packet())) {
            return renumbered(flow);
        }
        note(verdict);
        return Stop.at(flow.stack(), cause, device, flow.packet(), verdict.text());
    }

    /** No rule needs to say so: it is enough that another connection would be answered alike. */
    private static @Nullable Stop renumbered(Flow flow) {
        if (!flow.tracking().isRenumberedLater(flow.packet())) {
            return null;
        }
        String number = String.valueOf(flow.packet().sourcePort() + 1);
        return new Stop(Cause.NO_ROUTE_BACK, flow.stack().name(), null, flow.packet(), null, number);
    }

    private void note(Verdict verdict) {
        mark = verdict.mark() == null ? mark : verdict.mark();
        if (!verdict.rule().isEmpty() && !said.contains(verdict.text())) {
            said.add(verdict.text());
        }
    }
}
