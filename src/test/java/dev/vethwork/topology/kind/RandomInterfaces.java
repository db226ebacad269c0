package dev.vethwork.topology.kind;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Endpoint;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Mac;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.PrivateKey;
import dev.vethwork.net.PublicKey;
import dev.vethwork.net.WireguardPeer;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Draws interfaces by chance: every kind, every field. */
public final class RandomInterfaces {
    private static final IPAddress ONE = Addresses.parse("10.0.0.1");
    private static final IPAddress TWO = Addresses.parse("10.0.0.2");

    private final Random random;
    private final Supplier<List<InterfaceAddress>> addresses;

    public RandomInterfaces(Random random, Supplier<List<InterfaceAddress>> addresses) {
        this.random = random;
        this.addresses = addresses;
    }

    private <T> T any(T[] all) {
        return all[random.nextInt(all.length)];
    }

    /** No two of one name, and none of a name that an end of a cable would get. */
    public List<DrawnInterface> next() {
        List<DrawnInterface> all = new ArrayList<>();
        for (Supplier<DrawnInterface> kind : List.<Supplier<DrawnInterface>>of(
                () -> DrawnLoopback.of(addresses.get()),
                () -> new DrawnMacvlan(link("mv0"), "eth0", any(DrawnMacvlan.Mode.values())),
                () -> new DrawnMacvtap(link("vm0"), "eth0", any(DrawnMacvlan.Mode.values())),
                () -> new DrawnTun(link("tap0"), true),
                () -> new DrawnTun(packets("tun0"), false),
                () -> new DrawnVlan(link("eth0.10"), "eth0", 1 + random.nextInt(4094)),
                () -> new DrawnVrf(packets("blue"), 100 + random.nextInt(3), List.of("eth1")),
                () -> new DrawnBond(link("bond0"), any(DrawnBond.Mode.values()), List.of("eth2", "eth3")),
                () -> new DrawnTunnel(packets("gre1"), DrawnTunnel.Type.GRE, chance(ONE), chance(TWO)),
                () -> new DrawnTunnel(link("gretap1"), DrawnTunnel.Type.GRETAP, chance(ONE), chance(TWO)),
                () -> new DrawnTunnel(packets("sit1"), DrawnTunnel.Type.SIT, chance(ONE), chance(TWO)),
                () -> new DrawnWireguard(
                        packets("wg0"),
                        chance(new PrivateKey("yAnz5TF+lXXJte14tji3zlMNq+hd2rYUIgJBgB3fBmk=")),
                        chance(51820),
                        List.of(new WireguardPeer(
                                new PublicKey("xTIBA5rboUvnH4htodjb6e697QjLERt1NAB4mZqp8Dg="),
                                chance(new Endpoint(TWO, 51820)),
                                List.of(Prefix.parse("10.7.0.2/32")),
                                random.nextInt(2) * 25))),
                () -> new DrawnPhysical(link("nic0"), "enp3s0"),
                () -> new DrawnDummy(link("dum0")),
                () -> new DrawnVxlan(
                        link("vx0"), random.nextInt(3), chance(ONE), random.nextBoolean() ? List.of(TWO) : List.of(TWO, ONE), chance(4790)))) {
            if (random.nextInt(4) == 0) {
                all.add(kind.get());
            }
        }
        return all;
    }

    /** One that has frames. */
    private LinkBasics link(String name) {
        return packets(name)
                .withMac(chance(new Mac(String.format("02:00:00:00:01:%02x", random.nextInt(256)))))
                .withBridge(chance("br0"));
    }

    /** One that has but packets. */
    private LinkBasics packets(String name) {
        return LinkBasics.of(name)
                .withAddresses(addresses.get())
                .withMtu(chance(1400))
                .withUp(random.nextBoolean());
    }

    private <T> T chance(T value) {
        return random.nextBoolean() ? value : null;
    }
}
