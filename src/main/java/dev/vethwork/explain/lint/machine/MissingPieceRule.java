package dev.vethwork.explain.lint.machine;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Ground;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.plan.BasicPiece;
import dev.vethwork.plan.KernelPiece;
import dev.vethwork.plan.LinkPiece;
import dev.vethwork.plan.ProgramPiece;
import dev.vethwork.plan.UplinkPiece;
import dev.vethwork.state.kind.Wireguard;
import dev.vethwork.text.KindText;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Shaping;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.netfilter.Firewall;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What is drawn with a part of Linux that this machine's kernel is without: it would refuse it with a cryptic word. */
public final class MissingPieceRule implements LintRule {
    private static final String BRIDGE_SETTINGS = "net.bridge.";

    @Override
    public List<Finding> check(DrawnFacts drawing) {
        List<Finding> found = new ArrayList<>();
        missing(drawing, BasicPiece.class).forEach(piece -> basic(drawing, piece, found));
        missing(drawing, LinkPiece.class).forEach(piece -> interfaces(drawing, piece, found));
        missing(drawing, UplinkPiece.class).forEach(piece -> ways(drawing, piece, found));
        missing(drawing, ProgramPiece.class).forEach(piece -> programs(drawing, piece, found));
        return found;
    }

    private static <T extends KernelPiece> Stream<T> missing(DrawnFacts drawing, Class<T> sort) {
        return drawing.ground().missing().stream().filter(sort::isInstance).map(sort::cast);
    }

    private static void basic(DrawnFacts drawing, BasicPiece piece, List<Finding> found) {
        switch (piece) {
            case NETEM -> weather(drawing, found);
            case TBF -> cables(
                    drawing, s -> !s.isNone() && !s.needsNetem(), s -> Shaping.NONE, piece, found);
            case NAT -> stacks(
                    drawing,
                    s -> !s.masquerades().isEmpty() || !s.portForwards().isEmpty(),
                    s -> s.withMasquerades(List.of()).withPortForwards(List.of()),
                    piece,
                    found);
            case CONNTRACK -> stacks(
                    drawing,
                    s -> s.firewall().rules().stream().anyMatch(MissingPieceRule::asksForState),
                    MissingPieceRule::withoutStates,
                    piece,
                    found);
            case BRIDGE_NETFILTER -> stacks(
                    drawing,
                    s -> s.sysctls().keySet().stream().anyMatch(k -> k.startsWith(BRIDGE_SETTINGS)),
                    MissingPieceRule::withoutBridgeSettings,
                    piece,
                    found);
            case VLAN_FILTERING -> drawing.bridges().filter(Bridge::vlanFiltering).forEach(bridge -> found.add(finding(
                    piece,
                    bridge.name(),
                    Edit.of(EditName.of("fix.piece." + piece, bridge.name()), t -> t.withNode(
                            bridge.name(), bridge.withVlanFiltering(false))))));
        }
    }

    /** What is lost, a rule can lose as well; in the machine's own root namespace it would outlive its interface. */
    private static void weather(DrawnFacts drawing, List<Finding> found) {
        boolean machine = drawing.ground().kind() == Ground.Kind.MACHINE;
        for (Cable cable : drawing.topology().cables()) {
            String end = cable.a().id().toString();
            boolean rooted = machine
                    && cable.ends().stream().anyMatch(e -> drawing.topology().homeOf(e.node()).isRoot());
            List<Shaping> needy = cable.ends().stream()
                    .map(e -> e.shaping().over(cable.shaping()))
                    .filter(Shaping::needsNetem)
                    .toList();
            if (!rooted && !needy.isEmpty() && needy.stream().noneMatch(s -> s.withLoss(null).needsNetem())) {
                found.add(Found.make(
                        Finding.Level.INFO, "LOSS_BY_RULE", "LOSS_BY_RULE", end, null, false, end));
            } else if (!needy.isEmpty()) {
                found.add(finding(
                        BasicPiece.NETEM,
                        end,
                        Edit.of(EditName.of("fix.piece." + BasicPiece.NETEM, end), t -> t.editCable(
                                cable.a().id(), c -> without(c, s -> new Shaping(s.rate(), null, rooted ? null : s.loss()))))));
            }
        }
    }

    private static void programs(DrawnFacts drawing, ProgramPiece piece, List<Finding> found) {
        if (piece == ProgramPiece.DHCP_CLIENT) {
            drawing.topology().cables().stream()
                    .flatMap(cable -> cable.ends().stream())
                    .filter(CableEnd::dhcp)
                    .forEach(end -> found.add(finding(
                            piece,
                            end.id().toString(),
                            Edit.of(
                                    EditName.of("fix.noDhcp", end.id().toString()),
                                    t -> FixEdits.end(t, end.id(), e -> e.withDhcp(false))))));
            return;
        }
        if (piece == ProgramPiece.WG) {
            drawing.stacks().forEach(node -> node.stack().interfaces().stream()
                    .filter(drawn -> drawn.word().equals(Wireguard.BARE.word()))
                    .forEach(drawn -> found.add(finding(
                            piece, new EndId(node.name(), drawn.name()).toString(), without(node, drawn)))));
            return;
        }
        drawing.stacks().forEach(node -> node.stack().services().stream()
                .filter(service -> ProgramPiece.of(service.command()).filter(piece::equals).isPresent())
                .forEach(service -> found.add(finding(
                        piece,
                        node.name(),
                        Edit.of(
                                EditName.of("fix.noService", node.name(), service.name()),
                                t -> FixEdits.stack(t, node.name(), stack -> stack.withServices(stack.services().stream()
                                        .filter(s -> !s.name().equals(service.name()))
                                        .toList())))))));
    }

    private static Finding finding(ProgramPiece piece, String element, Edit edit) {
        return Found.make(
                Finding.Level.ERROR,
                "PROGRAM_LACKS",
                "PROGRAM_LACKS",
                element,
                edit,
                true,
                element,
                piece.programs().getFirst(),
                piece.packageName());
    }

    private static Cable without(Cable cable, UnaryOperator<Shaping> without) {
        return new Cable(
                cable.a().withShaping(without.apply(cable.a().shaping())),
                cable.b().withShaping(without.apply(cable.b().shaping())),
                without.apply(cable.shaping()));
    }

    private static void cables(
            DrawnFacts drawing,
            Predicate<Shaping> needs,
            UnaryOperator<Shaping> without,
            KernelPiece piece,
            List<Finding> found) {
        for (Cable cable : drawing.topology().cables()) {
            if (cable.ends().stream().anyMatch(e -> needs.test(e.shaping().over(cable.shaping())))) {
                String end = cable.a().id().toString();
                found.add(finding(piece, end, Edit.of(EditName.of("fix.piece." + piece, end), t -> t.editCable(
                        cable.a().id(), c -> without(c, without)))));
            }
        }
    }

    private static void interfaces(DrawnFacts drawing, LinkPiece piece, List<Finding> found) {
        drawing.stacks().forEach(node -> node.stack().interfaces().stream()
                .filter(drawn -> drawn.word().equals(piece.word()))
                .forEach(drawn -> found.add(finding(node, drawn, piece))));
    }

    /** On the machine itself the way out needs none of it. */
    private static void ways(DrawnFacts drawing, UplinkPiece piece, List<Finding> found) {
        if (drawing.ground().kind() == Ground.Kind.MACHINE) {
            return;
        }
        drawing.stacks()
                .filter(Internet.class::isInstance)
                .map(Internet.class::cast)
                .filter(internet -> piece != UplinkPiece.PORTS || !internet.published().isEmpty())
                .forEach(internet -> found.add(Found.make(
                        piece == UplinkPiece.PING ? Finding.Level.INFO : Finding.Level.ERROR,
                        "UPLINK_LACKS",
                        "UPLINK_LACKS." + piece,
                        internet.name(),
                        piece == UplinkPiece.PORTS ? unpublished(internet) : null,
                        piece != UplinkPiece.PING,
                        internet.name())));
    }

    private static Edit unpublished(Internet internet) {
        return Edit.of(
                EditName.of("fix.piece.PORTS", internet.name()),
                t -> t.withNode(internet.name(), internet.withPublished(List.of())));
    }

    private static Edit without(StackNode node, DrawnInterface drawn) {
        return Edit.of(
                EditName.of("fix.piece.link", new EndId(node.name(), drawn.name()).toString()),
                t -> FixEdits.stack(t, node.name(), stack -> stack.withInterfaces(stack.interfaces().stream()
                        .filter(d -> !d.name().equals(drawn.name()))
                        .toList())));
    }

    private static Finding finding(StackNode node, DrawnInterface drawn, LinkPiece piece) {
        String element = new EndId(node.name(), drawn.name()).toString();
        Edit without = without(node, drawn);
        return Found.make(
                Finding.Level.ERROR,
                "KERNEL_LACKS",
                "KERNEL_LACKS.link",
                element,
                without,
                true,
                element,
                KindText.name(piece.word()).text(),
                piece.module(),
                piece.option());
    }

    private static void stacks(
            DrawnFacts drawing,
            Predicate<IpStack> needs,
            UnaryOperator<IpStack> without,
            KernelPiece piece,
            List<Finding> found) {
        drawing.stacks()
                .filter(n -> needs.test(n.stack()))
                .map(StackNode::name)
                .forEach(node -> found.add(finding(
                        piece,
                        node,
                        Edit.of(EditName.of("fix.piece." + piece, node), t -> FixEdits.stack(t, node, without)))));
    }

    private static Finding finding(KernelPiece piece, String element, Edit edit) {
        return Found.make(
                Finding.Level.ERROR, "KERNEL_LACKS", "KERNEL_LACKS." + piece, element, edit, true, element);
    }

    private static boolean asksForState(Firewall.Rule rule) {
        return rule.asked().established() || rule.asked().begins();
    }

    private static IpStack withoutStates(IpStack stack) {
        Firewall firewall = stack.firewall();
        return stack.withFirewall(new Firewall(
                firewall.policies(),
                firewall.rules().stream().filter(r -> !asksForState(r)).toList()));
    }

    private static IpStack withoutBridgeSettings(IpStack stack) {
        TreeMap<String, String> settings = new TreeMap<>(stack.sysctls());
        settings.keySet().removeIf(k -> k.startsWith(BRIDGE_SETTINGS));
        return stack.withSysctls(settings);
    }
}
