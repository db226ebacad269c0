package dev.vethwork.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.format.json.FormatException;
import dev.vethwork.topology.Topology;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RoundTripProperties {
    @Property(tries = 500)
    void whatIsPrintedReadsBackEqual(@ForAll long seed) throws FormatException {
        Topology drawing = Drawings.random(seed);
        String printed = TopologyFormat.print(drawing);
        Topology read = TopologyFormat.parse(printed);
        assertThat(read).isEqualTo(drawing);
        assertThat(TopologyFormat.print(read)).isEqualTo(printed);
        assertThat(printed).endsWith("}\n").doesNotContain("\r", "null");
    }
}
