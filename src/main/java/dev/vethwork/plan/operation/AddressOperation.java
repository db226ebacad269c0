package dev.vethwork.plan.operation;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;

/** An address given to an interface, or taken from it. */
public sealed interface AddressOperation extends Operation permits AddAddress, DeleteAddress, KeepAddress {
    Place link();

    Prefix address();

    @Override
    default String home() {
        return link().namespace();
    }

    /** Without duplicate address detection a v6 address works at once; a lab that does not want to see it knows its own. */
    static ToolCommand give(String verb, Place link, Prefix address, boolean dad) {
        return address.family() == Family.V6 && !dad
                ? ToolCommand.ip(link.namespace(), "addr", verb, address.text(), "dev", link.name(), "nodad")
                : ToolCommand.ip(link.namespace(), "addr", verb, address.text(), "dev", link.name());
    }
}
