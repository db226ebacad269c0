package dev.vethwork.topology.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.Sealed;
import dev.vethwork.engine.read.kind.LinkInfos;
import dev.vethwork.plan.kind.LinkPlans;
import dev.vethwork.state.kind.LinkKind;
import dev.vethwork.state.kind.Other;
import dev.vethwork.state.kind.Tun;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the compiler does not name where a kind is missing. */
class EveryKindTest {
    @Test
    void everyKindIsDrawnWhereFilesAndSchemaAreTried() {
        assertThat(Sealed.leaves(DrawnInterface.class))
                .allSatisfy(kind -> assertThat(drawn()).hasAtLeastOneElementOfType(kind));
    }

    /** The loopback is known by its flag; a device of the machine is of no kind. */
    @Test
    void whatIsDrawnIsReadBackFromAKernelAsItsKind() {
        assertThat(drawn())
                .filteredOn(drawn -> !(drawn instanceof DrawnLoopback || drawn instanceof DrawnPhysical))
                .extracting(LinkPlans::kindOf)
                .allSatisfy(kind -> assertThat(LinkInfos.of(link(kind))).isNotInstanceOf(Other.class));
    }

    private static ObjectNode link(LinkKind kind) {
        ObjectNode link = JsonNodeFactory.instance.objectNode();
        // The kernel calls one with frames a tun as well.
        link.putObject("linkinfo").put("info_kind", kind instanceof Tun ? "tun" : kind.word());
        return link;
    }

    private static List<DrawnInterface> drawn() {
        RandomInterfaces some = new RandomInterfaces(new Random(1), List::of);
        List<DrawnInterface> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.addAll(some.next());
        }
        return all;
    }
}
