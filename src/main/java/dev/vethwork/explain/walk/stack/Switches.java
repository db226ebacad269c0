package dev.vethwork.explain.walk.stack;

import dev.vethwork.state.NetworkState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stack's kernel settings of IPv4, of one interface or of all ({@code include/linux/inetdevice.h} says for each of them
 * which counts).
 *
 * @param own of the namespace
 * @param fresh what a namespace is made with
 */
public record Switches(Map<String, String> own, Map<String, String> fresh) {
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
