package dev.vethwork.topology.kind;

import dev.vethwork.net.Names;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * An interface of the machine's, lent to a node as long as the lab is there.
 *
 * @param device what the machine calls it
 */
@RecordBuilder
public record DrawnPhysical(LinkBasics basics, String device) implements DrawnInterface, DrawnPhysicalBuilder.With {
    public DrawnPhysical {
        Names.device(device);
    }

    @Override
    public String word() {
        return "physical";
    }

    @Override
    public DrawnPhysical withBasics(LinkBasics value) {
        return new DrawnPhysical(value, device);
    }
}
