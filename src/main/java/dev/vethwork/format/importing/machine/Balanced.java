package dev.vethwork.format.importing.machine;

import dev.vethwork.net.Endpoint;
import dev.vethwork.topology.netfilter.PortForward;
import java.util.ArrayList;
import java.util.List;

/** Port forwards one behind the other that share what arrives: each takes its part of what those before it left. */
final class Balanced {
    private static final double EXACT = 0.01;

    private Balanced() {}

    /** Where they share alike, one drawn forward to all of them; what shares otherwise no drawing says: it is noted. */
    static List<PortForward> of(List<Netfilter.Part> parts, Machine machine) {
        List<PortForward> drawn = new ArrayList<>();
        List<Netfilter.Part.Forwards> open = new ArrayList<>();
        for (Netfilter.Part part : parts) {
            if (part instanceof Netfilter.Part.Forwards forward) {
                if (!open.isEmpty() && !alike(open.getFirst(), forward)) {
                    close(open, drawn, machine);
                }
                open.add(forward);
                if (forward.share() == 1) {
                    close(open, drawn, machine);
                }
            }
        }
        close(open, drawn, machine);
        return drawn;
    }

    private static boolean alike(Netfilter.Part.Forwards a, Netfilter.Part.Forwards b) {
        return a.forward().equals(b.forward().withTo(a.forward().to()));
    }

    private static void close(List<Netfilter.Part.Forwards> open, List<PortForward> drawn, Machine machine) {
        List<Endpoint> to = new ArrayList<>();
        boolean even = true;
        for (int i = 0; i < open.size(); i++) {
            even &= Math.abs(open.get(i).share() - 1.0 / (open.size() - i)) < EXACT;
            to.addAll(open.get(i).forward().to());
        }
        if (!open.isEmpty() && even) {
            drawn.add(open.getFirst().forward().withTo(to));
        } else {
            open.forEach(each -> machine.note("iptables -m statistic: " + each.share() + " → " + each.forward().to()));
        }
        open.clear();
    }
}
