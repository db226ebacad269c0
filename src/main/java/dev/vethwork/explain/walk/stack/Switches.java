package dev.vethwork.explain.walk.stack;

import dev.vethwork.net.Family;
import dev.vethwork.state.NetworkState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stack's kernel settings. Of those of IPv4 that interfaces have, {@code include/linux/inetdevice.h} says which counts: the
 * interface's own or that for all.
 *
 * @param own of the namespace
 * @param fresh what a namespace is made with
 */
public record Switches(Map<String, String> own, Map<String, String> fresh) {
    private static final int USUAL_TTL = 64;
    /** The accept_ra of who takes advertisements although he forwards. */
    private static final int TAKEN_BY_ROUTERS = 2;
    private static final String START = "net.ipv4.conf.";
    /** Written, it is written to every interface. */
    private static final String FORWARDING_OF_ALL = "net.ipv4.ip_forward";

    static Switches of(NetworkState network, Map<String, String> own) {
        return new Switches(own, network.fresh());
    }

    /** Any setting, by its dotted name. */
    String value(String name, String otherwise) {
        String set = own.get(name);
        return set != null ? set : fresh.getOrDefault(name, otherwise);
    }

    /** Of those that are on where either the interface's or that for all is (IN_DEV_ORCONF). */
    public boolean either(String device, String key) {
        return number(all(key)) != 0 || alone(device, key);
    }

    /** Of those of which the larger counts (IN_DEV_MAXCONF). */
    public int larger(String device, String key) {
        return Math.max(number(ofInterface(device, key)), number(all(key)));
    }

    /** Of those that only the interface itself has (IN_DEV_CONF_GET). */
    boolean alone(String device, String key) {
        return number(ofInterface(device, key)) != 0;
    }

    /** The interface's number, which may be negative. */
    int number(String device, String key) {
        return number(ofInterface(device, key));
    }

    /** Whether an interface passes on what comes in by it. */
    boolean forwards(String device) {
        @Nullable String mine = own.get(START + device + ".forwarding");
        return number(mine == null ? value(FORWARDING_OF_ALL, value(START + "all.forwarding", "0")) : mine) != 0;
    }

    public boolean forwards(Family family) {
        return family == Family.V4
                ? value(FORWARDING_OF_ALL, value(START + "all.forwarding", "0")).equals("1")
                : value("net.ipv6.conf.all.forwarding", "0").equals("1");
    }

    /** Whether it passes on what comes in by an interface; v6 has no choice for each (ip6_forward in net/ipv6/ip6_output.c). */
    public boolean forwards(Family family, String device) {
        return family == Family.V4 ? forwards(device) : forwards(family);
    }

    /** Whether it takes what a router on the link of an interface tells it (ipv6_accept_ra in include/net/ipv6.h). */
    public boolean takesAdvertisements(String device) {
        String taken = ofV6(device, "accept_ra", ofV6("default", "accept_ra", "1"));
        String forwarding = ofV6(device, "forwarding", ofV6("all", "forwarding", "0"));
        return number(forwarding) == 0 ? number(taken) != 0 : number(taken) == TAKEN_BY_ROUTERS;
    }

    private String ofV6(String device, String key, String otherwise) {
        return value("net.ipv6.conf." + device + "." + key, otherwise);
    }

    /** Whether packets from an address of its own may come in from outside (ip-sysctl: accept_local). */
    public boolean acceptsLocal(String device) {
        return either(device, "accept_local");
    }

    /** 0 off, 1 strict, 2 loose (ip-sysctl: rp_filter). */
    public int reversePathFilter(String device) {
        return larger(device, "rp_filter");
    }

    /** Whether TCP finds out by itself how big segments may be where nobody tells it (ip-sysctl: tcp_mtu_probing). */
    public boolean probesMtu() {
        return !value("net.ipv4.tcp_mtu_probing", "0").equals("0");
    }

    /** How many routers a packet of its own passes before it dies, less one (ip-sysctl: ip_default_ttl). */
    public int timeToLive() {
        String set = value("net.ipv4.ip_default_ttl", "");
        return set.matches("[0-9]{1,3}") ? Integer.parseInt(set) : USUAL_TTL;
    }

    /** The setting by which it answers no echo request; empty where it answers. */
    public String ignoresPings(Family family) {
        String key = family == Family.V4 ? "net.ipv4.icmp_echo_ignore_all" : "net.ipv6.icmp.echo_ignore_all";
        return value(key, "0").equals("1") ? key : "";
    }

    /** Whether bridged frames pass iptables. 1 is the kernel's choice where br_netfilter is loaded, as with Docker. */
    public boolean filtersBridged(Family family) {
        String key = "net.bridge.bridge-nf-call-" + (family == Family.V4 ? "iptables" : "ip6tables");
        return value(key, "1").equals("1");
    }

    private String all(String key) {
        return value(START + "all." + key, "0");
    }

    /** What nobody speaks of the interface took over from the default as it was made. */
    private String ofInterface(String device, String key) {
        String mine = own.get(START + device + "." + key);
        return mine == null ? value(START + "default." + key, "0") : mine;
    }

    private static int number(String text) {
        return text.matches("-?[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }
}
