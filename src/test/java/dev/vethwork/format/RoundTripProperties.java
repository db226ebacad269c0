package dev.vethwork.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.format.json.FormatException;
import dev.vethwork.topology.Topology;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

class RoundTripProperties {
    @Tag("long")
    @Property(tries = 10_000)
    void soDoThousandsOfOthers(@ForAll long seed) throws FormatException {
        whatIsPrintedReadsBackEqual(seed);
    }

    @Property(tries = 500, seed = "1")
    void whatIsPrintedReadsBackEqual(@ForAll long seed) throws FormatException {
        Topology drawing = Drawings.random(seed);
        String printed = TopologyFormat.print(drawing);
        Topology read = TopologyFormat.parse(printed);
        assertThat(read).isEqualTo(drawing);
        assertThat(TopologyFormat.print(read)).isEqualTo(printed);
        assertThat(printed).endsWith("}\n").doesNotContain("\r", "null");
    }
}
