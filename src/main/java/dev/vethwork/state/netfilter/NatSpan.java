package dev.vethwork.state.netfilter;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Endpoint;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a packet is translated to, where that is more than one address and one port (struct nf_nat_range2).
 *
 * @param first of the addresses; null where it keeps its own
 * @param ports null where it keeps its own
 * @param base the port that is turned into the first one, the next into the second; null where they are not in step
 * @param text as iptables-save prints it
 */
public record NatSpan(
        @Nullable IPAddress first, @Nullable IPAddress last, @Nullable PortRange ports, @Nullable Integer base, String text) {
    /** More than these nobody follows one by one. */
    private static final int MOST = 16;

    private static final Pattern FORM = Pattern.compile("([^\\[\\]:]*|[^\\[\\]]*|\\[[^\\[\\]]*\\])(?::([0-9/-]+))?");
    private static final Pattern PORTS = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5})(?:/([0-9]{1,5}))?)?");

    /** Of {@code --to-source} and {@code --to-destination}; empty where it is none. */
    static Optional<NatSpan> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (text.isEmpty() || !form.matches()) {
            return Optional.empty();
        }
        String[] addresses = form.group(1).replaceAll("[\\[\\]]", "").split("-", -1);
        try {
            IPAddress first = addresses[0].isEmpty() ? null : Addresses.parse(addresses[0]);
            IPAddress last = addresses.length > 1 ? Addresses.parse(addresses[1]) : first;
            return addresses.length > 2 ? Optional.empty() : ofPorts(first, last, form.group(2), text);
        } catch (BadValue none) {
            return Optional.empty();
        }
    }

    /** Of {@code --to-ports}. */
    static Optional<NatSpan> ports(String text) {
        return ofPorts(null, null, text, text);
    }

    private static Optional<NatSpan> ofPorts(@Nullable IPAddress first, @Nullable IPAddress last, @Nullable String ports, String text) {
        if (ports == null) {
            return Optional.of(new NatSpan(first, last, null, null, text));
        }
        Matcher form = PORTS.matcher(ports);
        if (!form.matches()) {
            return Optional.empty();
        }
        int low = Integer.parseInt(form.group(1));
        int high = form.group(2) == null ? low : Integer.parseInt(form.group(2));
        Integer base = form.group(3) == null ? null : Integer.valueOf(form.group(3));
        return low > high ? Optional.empty() : Optional.of(new NatSpan(first, last, new PortRange(low, high), base, text));
    }

    /**
     * All that a packet may be translated to, each with an address and a port; empty where that is more than anybody follows.
     *
     * @param own what it has
     * @param shuffled whether the kernel chooses a port even where the packet's own is among them
     * @param sender whether it is the sender that is translated: answers come back to whichever port, and two stand for all
     */
    public List<Endpoint> choices(Endpoint own, boolean shuffled, boolean sender) {
        List<Endpoint> all = new ArrayList<>();
        List<@Nullable Integer> numbers = numbers(own.port(), shuffled);
        if (sender && ports != null && numbers.size() > MOST) {
            numbers = List.of(ports.first(), ports.last());
        }
        for (IPAddress address : addresses(own.address())) {
            for (Integer port : numbers) {
                all.add(new Endpoint(address, port));
            }
        }
        return all.size() > MOST ? List.of() : all;
    }

    private List<IPAddress> addresses(IPAddress own) {
        if (first == null || last == null) {
            return List.of(own);
        }
        List<IPAddress> all = new ArrayList<>();
        IPAddress next = first;
        while (all.size() <= MOST && next.compareTo(last) <= 0) {
            all.add(next);
            next = next.increment(1);
        }
        return all;
    }

    /** Its own, where that is among them, as get_unique_tuple of net/netfilter/nf_nat_core.c has it. */
    private List<@Nullable Integer> numbers(@Nullable Integer own, boolean shuffled) {
        List<@Nullable Integer> all = new ArrayList<>();
        if (ports == null || own == null) {
            all.add(own);
        } else if (base != null) {
            all.add(ports.first() + Math.floorMod(own - base, ports.last() - ports.first() + 1));
        } else if (ports.contains(own) && !shuffled) {
            all.add(own);
        } else {
            IntStream.rangeClosed(ports.first(), ports.last()).limit(MOST + 1L).forEach(all::add);
        }
        return all;
    }
}
