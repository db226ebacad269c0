package dev.vethwork.plan.operation;

import dev.vethwork.net.Addresses;
import dev.vethwork.state.ProxyEntry;
import java.util.ArrayList;
import java.util.List;

/** An address that an interface begins, or ceases, to answer for in the place of another. */
public sealed interface ProxyOperation extends Operation permits AddProxy, DeleteProxy {
    Place link();

    ProxyEntry entry();

    @Override
    default String home() {
        return link().namespace();
    }

    static List<String> words(String verb, Place link, ProxyEntry entry) {
        return new ArrayList<>(
                List.of("neigh", verb, "proxy", Addresses.text(entry.address()), "dev", link.name()));
    }
}
