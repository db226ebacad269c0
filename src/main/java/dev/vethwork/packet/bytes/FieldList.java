package dev.vethwork.packet.bytes;

import dev.vethwork.net.Addresses;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Gathers the fields of a layer as far as there are bytes. */
public final class FieldList {
    private final List<Field> all = new ArrayList<>();
    private final Bytes at;

    private FieldList(Bytes at) {
        this.at = at;
    }

    public static List<Field> of(Bytes at, Consumer<FieldList> description) {
        FieldList fields = new FieldList(at);
        try {
            description.accept(fields);
        } catch (Cut e) {
            // What there is of it is told.
        }
        return List.copyOf(fields.all);
    }

    /** As much of it as there is: where it begins and how long it is may be what the packet says. */
    public FieldList add(String name, int index, int many, Object value) {
        int from = Math.min(at.from() + index, at.to());
        int to = Math.clamp((long) from + many, from, at.to());
        String text = value instanceof IPAddress address ? Addresses.text(address) : String.valueOf(value);
        all.add(new Field(name, text, from, to));
        return this;
    }

    public FieldList u8(String name, int index) {
        return add(name, index, 1, at.u8(index));
    }

    public FieldList u16(String name, int index) {
        return add(name, index, 2, at.u16(index));
    }

    public FieldList u32(String name, int index) {
        return add(name, index, 4, at.u32(index));
    }

    public FieldList hex(String name, int index, int many) {
        return add(name, index, many, "0x" + at.hex(index, many));
    }

    public FieldList mac(String name, int index) {
        return add(name, index, 6, at.mac(index));
    }

    public FieldList v4(String name, int index) {
        return add(name, index, 4, at.v4(index));
    }

    public FieldList v6(String name, int index) {
        return add(name, index, 16, at.v6(index));
    }

    /** Where a number has a name, both. */
    public static String named(int number, String name) {
        return name.isEmpty() ? Integer.toString(number) : number + " (" + name + ")";
    }

    public static String hex16(int number) {
        return String.format(Locale.ROOT, "0x%04x", number);
    }
}
