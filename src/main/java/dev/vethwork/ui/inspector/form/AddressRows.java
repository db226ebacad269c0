package dev.vethwork.ui.inspector.form;

import dev.vethwork.net.InterfaceAddress;
import java.util.List;

/** Addresses, each with its prefix length. */
public final class AddressRows {
    public static final RowCodec<InterfaceAddress> CODEC = new RowCodec<>(
            List.of(Column.text("address", "192.168.15.1/24")),
            false,
            true,
            a -> List.of(a.text()),
            row -> InterfaceAddress.parse(row.getFirst().strip()));

    private AddressRows() {}
}
