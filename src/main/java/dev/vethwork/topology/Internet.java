package dev.vethwork.topology;

import dev.vethwork.net.Names;
import dev.vethwork.topology.netfilter.Published;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/**
 * A namespace that reaches the network that the machine is in: the way out of a lab.
 *
 * @param uplink how it is joined to the machine's network
 * @param published ports of the machine that lead into the lab
 * @param stack what it does besides; it forwards and hides whoever goes out by it without that being drawn
 */
@RecordBuilder
public record Internet(String name, Uplink uplink, List<Published> published, IpStack stack)
        implements StackNode, InternetBuilder.With {
    public Internet {
        Names.node(name);
        published = List.copyOf(published);
    }

    public static Internet of(String name) {
        return new Internet(name, Uplink.USUAL, List.of(), IpStack.DEFAULT);
    }

    @Override
    public Internet renamed(String newName) {
        return new Internet(newName, uplink, published, stack);
    }

    @Override
    public Internet withStack(IpStack newStack) {
        return new Internet(name, uplink, published, newStack);
    }

    @Override
    public Home home() {
        return new Home(name);
    }
}
