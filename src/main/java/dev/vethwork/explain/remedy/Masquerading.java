package dev.vethwork.explain.remedy;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.walk.RoundTrip;
import dev.vethwork.explain.walk.trip.Crossing;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Masquerade;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** FixEdits of masquerades that are drawn, and let pass what they were drawn for. */
record Masquerading(Gateways gateways, Topology topology, UnaryOperator<String> nodes) {
    /**
     * Each masquerade of a router on the way there that takes nobody's packets, made to take those that nobody could answer. One
     * that takes others' is right for them.
     */
    List<Edit> corrected(RoundTrip trip, Stop stop) {
        Prefix source = gateways.subnet(stop.packet().destination());
        List<Edit> edits = new ArrayList<>();
        for (Crossing crossing : trip.there().crossings().reversed()) {
            if (crossing.route() != null && !crossing.in().isEmpty()) {
                String router = nodes.apply(crossing.namespace());
                masquerades(router).stream()
                        .filter(m -> m.asked().destination() == null && m.asked().protocol() == null)
                        .filter(m -> !takes(m, source, crossing.out()) && !isOfUse(router, m))
                        .forEach(m -> edits.add(correct(router, m, source, crossing.out())));
            }
        }
        return edits;
    }

    /** Who hides the asker where it leaves by another link hides it by this one as well. */
    List<Edit> byThisLink(RoundTrip trip, Stop stop) {
        Prefix source = gateways.subnet(stop.packet().destination());
        return trip.there().crossings().reversed().stream()
                .filter(c -> c.route() != null && !c.in().isEmpty())
                .filter(c -> masquerades(nodes.apply(c.namespace())).stream()
                        .anyMatch(m -> !takes(m, source, c.out()) && takes(m, source, String.valueOf(m.asked().out()))))
                .map(c -> hide(nodes.apply(c.namespace()), new Masquerade(source, c.out())))
                .toList();
    }

    /** Who sends something back to where it came from hides it behind an address of its own. */
    List<Edit> hiding(RoundTrip trip) {
        Prefix source = Prefix.host(trip.there().packet().source());
        return trip.there().crossings().reversed().stream()
                .filter(c -> c.route() != null && !c.in().isEmpty())
                .map(c -> hide(nodes.apply(c.namespace()), new Masquerade(source, c.out())))
                .toList();
    }

    private static Edit hide(String router, Masquerade fresh) {
        return Edit.of(
                EditName.of("fix.masquerade", router, text(fresh)),
                t -> FixEdits.stack(t, router, s -> s.withMasquerades(FixEdits.with(s.masquerades(), fresh))));
    }

    private List<Masquerade> masquerades(String router) {
        return topology.nodes().get(router) instanceof StackNode s ? s.stack().masquerades() : List.of();
    }

    /** Whether packets of one of the router's own links leave by another one through it. */
    private boolean isOfUse(String router, Masquerade masquerade) {
        List<CableEnd> ends = topology.endsOf(router);
        String out = masquerade.asked().out();
        boolean leaves = out == null || ends.stream().anyMatch(end -> end.interfaceName().equals(out));
        return leaves
                && ends.stream()
                        .filter(end -> !end.interfaceName().equals(out))
                        .flatMap(end -> end.addresses().stream())
                        .anyMatch(a -> takes(masquerade, a.prefix(), String.valueOf(out)));
    }

    private static boolean takes(Masquerade masquerade, Prefix source, String out) {
        Prefix from = masquerade.asked().source();
        return (from == null || from.network().contains(source.address()))
                && (masquerade.asked().out() == null || masquerade.asked().out().equals(out))
                && !out.equals(masquerade.asked().notOut());
    }

    private static Edit correct(String router, Masquerade wrong, Prefix source, String out) {
        Prefix from = wrong.asked().source();
        boolean covers = from == null || from.network().contains(source.address());
        Masquerade right = wrong.asking(asked -> asked.withSource(covers ? from : source)
                .withOut(asked.out() == null ? null : out)
                .withNotOut(out.equals(asked.notOut()) ? null : asked.notOut()));
        return Edit.of(
                EditName.of("fix.masqueradeRight", router, text(wrong), text(right)),
                t -> FixEdits.stack(t, router, s -> replaced(s, wrong, right)));
    }

    private static IpStack replaced(IpStack stack, Masquerade wrong, Masquerade right) {
        return stack.withMasquerades(
                stack.masquerades().stream().map(m -> m.equals(wrong) ? right : m).toList());
    }

    private static String text(Masquerade masquerade) {
        Prefix from = masquerade.asked().source();
        String whose = from == null ? "0.0.0.0/0" : from.shortText();
        return masquerade.asked().out() == null ? whose : whose + " → " + masquerade.asked().out();
    }
}
