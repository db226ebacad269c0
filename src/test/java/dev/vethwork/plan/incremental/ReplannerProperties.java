package dev.vethwork.plan.incremental;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.Edits;
import dev.vethwork.net.BadValue;
import dev.vethwork.plan.Labs;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.RandomLabs;
import dev.vethwork.plan.SimulatedKernel;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Site;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

class ReplannerProperties {
    private static final Position SOMEWHERE = new Position(0, 0);

    @Property(tries = 30, seed = "1")
    void afterAnyEditsThePlanIsTheOneThatIsThoughtOutFromNothing(@ForAll long seed) {
        followed(seed, NetworkState.EMPTY, TargetTraits.SANDBOX);
    }

    @Property(tries = 30, seed = "1")
    void soItIsWhereTheLabIsDeployed(@ForAll long seed) {
        SimulatedKernel kernel = new SimulatedKernel("chance");
        kernel.run(Labs.plan(new RandomLabs(seed).next(), kernel.observe()));
        followed(seed, kernel.observe(), TargetTraits.SANDBOX);
    }

    @Property(tries = 30, seed = "1")
    void soItIsOnAMachineWhereOthersAreInTheWay(@ForAll long seed) {
        SimulatedKernel kernel = new SimulatedKernel("chance").with(NamespaceState.empty("n3"));
        followed(seed, kernel.observe(), TargetTraits.HOST);
    }

    @Property(tries = 30, seed = "1")
    void aDrawingAfterAnotherIsPlannedAsIfItCameFirst(@ForAll long seed) {
        RandomLabs labs = new RandomLabs(seed);
        SimulatedKernel kernel = new SimulatedKernel("chance");
        kernel.run(Labs.plan(labs.next(), kernel.observe()));
        NetworkState observed = kernel.observe();
        Replanner replanner = new Replanner();
        for (int i = 0; i < 4; i++) {
            Topology lab = i == 2 ? Topology.empty("chance") : labs.next();
            assertThat(replanner.plan(lab, observed, TargetTraits.SANDBOX))
                    .isEqualTo(Planner.plan(Labs.compile(lab), observed, TargetTraits.SANDBOX));
        }
    }

    @Tag("long")
    @Property(tries = 1000)
    void soItIsWithOtherLabs(@ForAll long seed) {
        afterAnyEditsThePlanIsTheOneThatIsThoughtOutFromNothing(seed);
        soItIsWhereTheLabIsDeployed(seed);
        soItIsOnAMachineWhereOthersAreInTheWay(seed);
        aDrawingAfterAnotherIsPlannedAsIfItCameFirst(seed);
    }

    @Example
    void afterAThousandEditsThePlanIsStillTheSame() {
        Replanner replanner = new Replanner();
        Topology lab = Labs.lesson();
        for (int i = 0; i < 1_000; i++) {
            lab = Edits.rename(i == 0 ? "red" : "red" + (i - 1), "red" + i).apply(lab);
            replanner.plan(lab, NetworkState.EMPTY, TargetTraits.SANDBOX);
        }
        assertThat(replanner.plan(lab, NetworkState.EMPTY, TargetTraits.SANDBOX))
                .isEqualTo(Planner.plan(Labs.compile(lab), NetworkState.EMPTY, TargetTraits.SANDBOX));
    }

    /** Edits a drawing by chance, there and back, and plans after each. */
    private static void followed(long seed, NetworkState observed, TargetTraits traits) {
        Random random = new Random(seed);
        Topology lab = new RandomLabs(seed).next();
        Replanner replanner = new Replanner();
        List<String> done = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Topology edited = edited(lab, random);
            done.add(edited.nodes() + "\n" + edited.cables());
            Plan expected = Planner.plan(TopologyCompiler.compile(edited, traits), observed, traits);
            assertThat(replanner.plan(edited, observed, traits)).as(() -> String.join("\nthen\n", done)).isEqualTo(expected);
            assertThat(replanner.plan(edited, observed, traits)).isEqualTo(expected);
            lab = random.nextInt(4) == 0 ? lab : edited;
        }
    }

    private static Topology edited(Topology lab, Random random) {
        try {
            return edit(lab, random).apply(lab);
        } catch (BadValue refused) {
            return lab;
        }
    }

    private static Edit edit(Topology lab, Random random) {
        List<Node> nodes = List.copyOf(lab.nodes().values());
        if (nodes.isEmpty()) {
            return Edits.addNode(Host.of("host"), SOMEWHERE);
        }
        Node node = nodes.get(random.nextInt(nodes.size()));
        String fresh = "new" + random.nextInt(3);
        return switch (random.nextInt(11)) {
            case 0 -> Edits.rename(node.name(), fresh);
            case 1 -> Edits.remove(List.of(node.name()));
            case 2 -> Edits.addNode(Namespace.of(fresh), SOMEWHERE);
            case 3 -> Edits.addNode(Bridge.of(fresh), SOMEWHERE);
            case 4 -> Edits.connect(node.name(), nodes.get(random.nextInt(nodes.size())).name());
            case 5 -> Edits.addNode(Host.of("host"), SOMEWHERE);
            case 6 -> Edits.duplicate(Set.of(node.name()), 1, 1);
            case 7, 8 -> Edits.changeNode(node.name(), n -> changed(lab, n, random));
            default -> lab.cables().isEmpty() ? Edits.addNode(Namespace.of(fresh), SOMEWHERE) : cable(lab, random, nodes);
        };
    }

    private static Site site(Topology lab, Random random) {
        List<Site> sites = Stream.concat(
                        Stream.of(Site.HOST, Site.ISOLATED),
                        lab.nodes().values().stream()
                                .filter(Namespace.class::isInstance)
                                .map(n -> Site.inside(n.name())))
                .toList();
        return sites.get(random.nextInt(sites.size()));
    }

    private static Node changed(Topology lab, Node node, Random random) {
        return switch (node) {
            case Bridge bridge when bridge.type() == Bridge.Type.LINUX && random.nextBoolean() ->
                bridge.withSite(site(lab, random));
            case Bridge bridge -> bridge.withSite(bridge.inside().isPresent() ? Site.HOST : bridge.site()).withType(
                    bridge.type() == Bridge.Type.LINUX ? Bridge.Type.OPENVSWITCH : Bridge.Type.LINUX);
            case StackNode stack -> stack.withStack(new RandomLabs(random.nextLong())
                    .next()
                    .host()
                    .orElseThrow()
                    .stack()
                    .withRoutes(stack.stack().routes()));
        };
    }

    private static Edit cable(Topology lab, Random random, List<Node> nodes) {
        EndId end = lab.cables().get(random.nextInt(lab.cables().size())).ends().get(random.nextInt(2)).id();
        return switch (random.nextInt(4)) {
            case 0 -> Edits.remove(List.of(end.toString()));
            case 1 -> Edits.changeEnd(end, e -> e.withUp(!e.up()));
            case 2 -> Edits.changeEnd(end, e -> CableEnd.of(e.node(), "a0"));
            default -> Edits.replug(end, nodes.get(random.nextInt(nodes.size())).name());
        };
    }
}
