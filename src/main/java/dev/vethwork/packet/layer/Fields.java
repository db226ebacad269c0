package dev.vethwork.packet.layer;

import dev.vethwork.net.Addresses;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Gathers the fields of a layer as far as there are bytes. */
final class Fields {
    private final List<Field> all = new ArrayList<>();
    private final Bytes at;

    private Fields(Bytes at) {
        this.at = at;
    }

    static List<Field> of(Bytes at, Consumer<Fields> description) {
        Fields fields = new Fields(at);
        try {
            description.accept(fields);
        } catch (Cut e) {
            // What there is of it is told.
        }
        return List.copyOf(fields.all);
    }

    Fields add(String name, int index, int many, Object value) {
        int from = Math.min(at.from() + index, at.to());
        String text = value instanceof IPAddress address ? Addresses.text(address) : String.valueOf(value);
        all.add(new Field(name, text, from, Math.min(from + many, at.to())));
        return this;
    }

    Fields u8(String name, int index) {
        return add(name, index, 1, at.u8(index));
    }

    Fields u16(String name, int index) {
        return add(name, index, 2, at.u16(index));
    }

    Fields u32(String name, int index) {
        return add(name, index, 4, at.u32(index));
    }

    Fields hex(String name, int index, int many) {
        return add(name, index, many, "0x" + at.hex(index, many));
    }

    Fields mac(String name, int index) {
        return add(name, index, 6, at.mac(index));
    }

    Fields v4(String name, int index) {
        return add(name, index, 4, at.v4(index));
    }

    Fields v6(String name, int index) {
        return add(name, index, 16, at.v6(index));
    }

    /** Where a number has a name, both. */
    static String named(int number, String name) {
        return name.isEmpty() ? Integer.toString(number) : number + " (" + name + ")";
    }

    static String hex16(int number) {
        return String.format(Locale.ROOT, "0x%04x", number);
    }
}
