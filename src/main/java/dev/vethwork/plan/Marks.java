package dev.vethwork.plan;

import dev.vethwork.plan.operation.AddSwitch;
import dev.vethwork.plan.operation.RouteOperation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How a lab marks what it owns in the root namespace. Inside its own namespaces the namespace is the mark. */
public final class Marks {
    /** Routing protocol of our routes in the root namespace, {@code ip route … proto 86}. */
    public static final String ROUTE_PROTOCOL = RouteOperation.PROTOCOL;

    /** Before the name of a sysctl, in the observed root namespace: the value that it had before the lab. */
    public static final String ORIGINAL_SYSCTL = "vethwork.original.";

    /** Before the name of a sysctl, in the observed root namespace: the value that another lab on this machine needs. */
    public static final String NEEDED_SYSCTL = "vethwork.needed.";

    /**
     * Before the name of an interface, in the observed root namespace: the Open vSwitch bridge that lists it as a port and
     * passes nothing to it, as the interface is gone, or is another one of that name.
     */
    public static final String DEAD_PORT = "vethwork.dead-port.";

    /**
     * Before the name of an interface, in the observed root namespace: an Open vSwitch bridge that is listed and works no
     * more, as its interface is gone. The value is the lab that has made it, or empty where nobody knows.
     */
    public static final String DEAD_BRIDGE = "vethwork.dead-bridge.";

    /** The key of an Open vSwitch bridge's external ids whose value is the lab that has made it. */
    public static final String SWITCH_KEY = AddSwitch.LAB_KEY;

    /** Every chain of a lab's in the root namespace begins so. */
    public static final String CHAIN_PREFIX = "VW-";

    /** Longest alias of a link (IFALIASZ - 1) and longest comment of a rule, in bytes. */
    private static final int MAX_MARK = 255;

    /** Longest comment of nft's, in bytes: NFTNL_UDATA_COMMENT_MAXLEN (libnftnl/udata.h). */
    private static final int MAX_NFT_COMMENT = 128;

    private Marks() {}

    /** The alias of a lab's links and the comment of its rules: {@code vethwork:lesson}. */
    public static String of(String lab) {
        return mark(lab, MAX_MARK);
    }

    /** The comment of a lab's rules that nft makes, which takes shorter ones. */
    public static String ofNft(String lab) {
        return mark(lab, MAX_NFT_COMMENT);
    }

    private static String mark(String lab, int longest) {
        String mark = "vethwork:" + lab;
        return mark.length() <= longest ? mark : mark.substring(0, longest - 9) + "-" + hash(lab, 8);
    }

    /**
     * A chain of the lab's own in the root namespace, at most 28 bytes as iptables wants.
     *
     * @param hook PRE, POST, IN, FWD or OUT
     */
    public static String chain(String lab, String hook) {
        return chains(lab) + hook;
    }

    /** What all chains of a lab begin with. */
    public static String chains(String lab) {
        return CHAIN_PREFIX + lab.substring(0, Math.min(8, lab.length())) + "-" + hash(lab, 4) + "-";
    }

    private static String hash(String text, int digits) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum).substring(0, digits);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
