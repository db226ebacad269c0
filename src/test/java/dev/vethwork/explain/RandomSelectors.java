package dev.vethwork.explain;

import dev.vethwork.net.FlowSelector;
import dev.vethwork.net.PacketMark;
import dev.vethwork.net.PortSpan;
import dev.vethwork.net.ProtocolNumber;
import dev.vethwork.net.TypeOfService;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.RoutingRule;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Marking;
import dev.vethwork.topology.netfilter.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Rules of routing by protocol, port, type of service and mark, for all others, and without default routes, by chance. */
record RandomSelectors(Random random) {
    Topology put(Topology lab) {
        Topology selected = lab;
        for (StackNode node : lab.nodes().values().stream()
                .filter(StackNode.class::isInstance)
                .map(StackNode.class::cast)
                .filter(n -> !n.stack().rules().isEmpty())
                .toList()) {
            if (random.nextBoolean()) {
                selected = Labs.stack(selected, node.name(), this::selecting);
            }
        }
        return selected;
    }

    private IpStack selecting(IpStack stack) {
        List<RoutingRule> rules = new ArrayList<>();
        List<Marking> marks = new ArrayList<>(stack.marks());
        for (RoutingRule rule : stack.rules()) {
            RoutingRule changed = rule.withSelector(selector())
                    .withInverted(random.nextInt(8) == 0)
                    .withSuppress(rule.table() != null && random.nextInt(5) == 0 ? Integer.valueOf(random.nextInt(25)) : null);
            if (random.nextInt(4) == 0) {
                PacketMark mark = random.nextBoolean() ? PacketMark.parse("1") : PacketMark.parse("0x10/0xf0");
                changed = changed.withMark(mark);
                marks.add(marking(random.nextInt(4) == 0 ? PacketMark.parse("2") : mark));
            }
            rules.add(changed);
        }
        return stack.withRules(rules).withMarks(marks);
    }

    private FlowSelector selector() {
        ProtocolNumber protocol =
                switch (random.nextInt(5)) {
                    case 0 -> ProtocolNumber.ICMP;
                    case 1 -> ProtocolNumber.TCP;
                    case 2 -> ProtocolNumber.UDP;
                    default -> null;
                };
        boolean ports = protocol != null && !protocol.equals(ProtocolNumber.ICMP);
        return new FlowSelector(
                random.nextInt(12) == 0 ? new TypeOfService(16) : null,
                protocol,
                ports && random.nextInt(3) == 0 ? span() : null,
                ports && random.nextInt(3) == 0 ? span() : null);
    }

    private PortSpan span() {
        return random.nextBoolean() ? new PortSpan(RandomStacks.PORT, RandomStacks.PORT) : new PortSpan(1, RandomStacks.PORT + 1);
    }

    private Marking marking(PacketMark mark) {
        Marking.Chain chain = random.nextInt(2) == 0 ? Marking.Chain.PREROUTING : Marking.Chain.OUTPUT;
        @Nullable Protocol protocol = random.nextBoolean() ? null : List.of(Protocol.values()).get(random.nextInt(3));
        boolean port = protocol != null && protocol.hasPorts() && random.nextBoolean();
        return new Marking(chain, protocol, port ? Integer.valueOf(RandomStacks.PORT) : null, mark);
    }
}
