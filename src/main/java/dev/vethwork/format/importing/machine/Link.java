package dev.vethwork.format.importing.machine;

import dev.vethwork.net.BridgePort;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Mac;
import dev.vethwork.net.Mtu;
import dev.vethwork.topology.Shaping;
import dev.vethwork.topology.kind.DrawnInterface;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An interface of the machine so far. */
public final class Link {
    /** Where every interface is that was put into no other. */
    public static final String DEFAULT_GROUP = "default";

    private final ImportedKind kind;
    private final List<InterfaceAddress> addresses = new ArrayList<>();
    private Space space;
    private Space born;
    private String name;
    private @Nullable Link peer;
    private @Nullable Link master;
    private @Nullable DrawnInterface extra;
    private @Nullable Link below;
    private @Nullable Mac mac;
    private @Nullable Integer mtu;
    private Shaping shaping = Shaping.NONE;
    private boolean up;
    private boolean dhcp;
    private boolean stp;
    private boolean filtersVlans;
    private BridgePort port = BridgePort.PLAIN;
    private final VlanTable vlans = new VlanTable();
    private String group = DEFAULT_GROUP;
    private boolean gone;

    Link(ImportedKind kind, Space space, String name) {
        this.kind = kind;
        this.space = space;
        this.born = space;
        this.name = name;
    }

    public ImportedKind kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    public Space space() {
        return space;
    }

    /** As the report names it: {@code red:veth-red}. */
    public String id() {
        return space.isRoot() ? name : space.name() + ":" + name;
    }

    public boolean isDrawn() {
        return kind != ImportedKind.OTHER && kind != ImportedKind.CARD;
    }

    public boolean isSwitch() {
        return kind == ImportedKind.BRIDGE || kind == ImportedKind.SWITCH;
    }

    /** Whether it is the end of a cable: of other ports of bridges no drawing says in which VLANs they are. */
    public boolean isCable() {
        return kind == ImportedKind.VETH;
    }

    /** With which others it can be named at once. */
    public String group() {
        return group;
    }

    public void group(String value) {
        group = value;
    }

    public List<InterfaceAddress> addresses() {
        return addresses;
    }

    public @Nullable Link peer() {
        return peer;
    }

    void join(Link other) {
        peer = other;
        other.peer = this;
    }

    /** What is drawn of one that is no end of a cable; of what all have, what this link has is drawn. */
    public @Nullable DrawnInterface extra() {
        return extra;
    }

    public void extra(@Nullable DrawnInterface value) {
        extra = value;
    }

    /** What it stands on, which may be elsewhere by now. */
    public @Nullable Link below() {
        return below;
    }

    public void below(Link value) {
        below = value;
    }

    /** Where it was made, in which a tunnel's packets go out for good. */
    public Space born() {
        return born;
    }

    public void born(Space value) {
        born = value;
    }

    /** Whether it is a tunnel whose packets go out elsewhere than where it is. */
    public boolean leavesElsewhere() {
        DrawnInterface drawn = extra;
        return drawn != null && (drawn.learnsFarEnds() || !drawn.farEnds().isEmpty()) && !born.equals(space);
    }

    public @Nullable Link master() {
        return master;
    }

    public void master(@Nullable Link bridge) {
        master = bridge;
    }

    public @Nullable Mac mac() {
        return mac;
    }

    public void mac(@Nullable Mac value) {
        mac = value;
    }

    public @Nullable Integer mtu() {
        return mtu;
    }

    /** @throws dev.vethwork.net.BadValue for one that the kernel would not take */
    public void mtu(@Nullable Integer value) {
        Mtu.check(value);
        mtu = value;
    }

    public Shaping shaping() {
        return shaping;
    }

    public void shaping(Shaping value) {
        shaping = value;
    }

    /** Whether a client asks for addresses on it. */
    public boolean dhcp() {
        return dhcp;
    }

    public void dhcp(boolean value) {
        dhcp = value;
    }

    public boolean isUp() {
        return up;
    }

    /** A route goes with the interface that it leaves by. */
    public void up(boolean value) {
        up = value;
        if (!value) {
            space.routes().removeIf(route -> route.leavesBy(this));
        }
    }

    public boolean stp() {
        return stp;
    }

    public void stp(boolean value) {
        stp = value;
    }

    /** Whether it is a bridge of the kernel's that tells VLANs apart. */
    public boolean filtersVlans() {
        return filtersVlans;
    }

    public void filtersVlans(boolean value) {
        filtersVlans = value;
    }

    /** How it is a port of its bridge, but for what the VLAN table says. */
    public BridgePort port() {
        return port;
    }

    public void port(BridgePort value) {
        port = value;
    }

    public VlanTable vlans() {
        return vlans;
    }

    boolean isGone() {
        return gone;
    }

    void gone(boolean value) {
        gone = value;
    }

    void rename(String newName) {
        space.links().remove(name);
        name = newName;
        space.links().put(newName, this);
    }

    /** What it had where it was stays behind: addresses, routes, its bridge. */
    void move(Space to) {
        up(false);
        space.links().remove(name);
        addresses.clear();
        dhcp = false;
        master = null;
        space = to;
        to.links().put(name, this);
    }
}
