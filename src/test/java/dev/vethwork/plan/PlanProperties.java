package dev.vethwork.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** Of the same labs each time, so that what is found is found where it was brought in; the long form draws others. */
class PlanProperties {
    @Property(tries = 200, seed = "1")
    void applyingAPlanGivesTheDesiredStateAndASecondPlanIsEmpty(@ForAll long seed) {
        applied(seed);
    }

    @Tag("long")
    @Property(tries = 2000)
    void soItIsWithThousandsOfOtherLabs(@ForAll long seed) {
        applied(seed);
        whatWasCanBeWantedBack(seed);
        theSamePlanIsTheSameToTheByte(seed);
    }

    private static void applied(long seed) {
        RandomLabs labs = new RandomLabs(seed, true);
        SimulatedKernel kernel = new SimulatedKernel("chance");
        NetworkState untouched = kernel.observe();
        for (int i = 0; i < 3; i++) {
            Topology lab = labs.next();
            kernel.run(Labs.plan(lab, kernel.observe()));
            assertThat(Labs.commands(Labs.plan(lab, kernel.observe()))).isEmpty();
        }
        kernel.run(teardown(kernel));
        assertThat(teardown(kernel).steps()).isEmpty();
        assertThat(kernel.observe().namespaces()).containsOnlyKeys(NetworkState.ROOT);
        assertThat(kernel.observe().root().interfaces().keySet())
                .isEqualTo(untouched.root().interfaces().keySet());
        assertThat(kernel.observe().root().netfilter().v4()).allMatch(c -> c.policy() != null && c.rules().isEmpty());
    }

    @Property(tries = 100, seed = "1")
    void whatWasCanBeWantedBack(@ForAll long seed) {
        RandomLabs labs = new RandomLabs(seed, true);
        SimulatedKernel kernel = new SimulatedKernel("chance");
        kernel.run(Labs.plan(labs.next(), kernel.observe()));
        NetworkState before = kernel.observe();
        kernel.run(Labs.plan(labs.next(), kernel.observe()));
        Compiled back = new Compiled("chance", before, Elements.NONE);
        kernel.run(Planner.plan(back, kernel.observe(), TargetTraits.SANDBOX));
        assertThat(Labs.commands(Planner.plan(back, kernel.observe(), TargetTraits.SANDBOX)))
                .isEmpty();
    }

    @Property(tries = 100, seed = "1")
    void theSamePlanIsTheSameToTheByte(@ForAll long seed) {
        RandomLabs labs = new RandomLabs(seed, true);
        SimulatedKernel kernel = new SimulatedKernel("chance");
        kernel.run(Labs.plan(labs.next(), kernel.observe()));
        Topology next = labs.next();
        Plan plan = Labs.plan(next, kernel.observe());
        assertThat(Labs.plan(next, kernel.observe())).isEqualTo(plan);
        assertThat(plan.steps().stream().map(Step::id)).doesNotHaveDuplicates();
        assertThat(plan.steps()).allMatch(s -> PlanMessagesTest.isASentence(s.reason()));
    }

    private static Plan teardown(SimulatedKernel kernel) {
        return Planner.plan(Compiled.nothing("chance"), kernel.observe(), TargetTraits.SANDBOX);
    }
}
