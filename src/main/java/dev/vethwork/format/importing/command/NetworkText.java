package dev.vethwork.format.importing.command;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import inet.ipaddr.IPAddress;
import org.jspecify.annotations.Nullable;

/** Addresses and subnets in the spellings that the old tools take. */
public final class NetworkText {
    private NetworkText() {}

    /** {@code 10.1/16} is {@code 10.1.0.0/16}, and {@code 10.0.0.0/255.0.0.0} a prefix length. */
    public static String address(String text) {
        int slash = text.indexOf('/');
        String base = slash < 0 ? text : text.substring(0, slash);
        String length = slash < 0 ? "" : text.substring(slash + 1);
        if (base.matches("[0-9]{1,3}(\\.[0-9]{1,3}){0,2}") && slash > 0) {
            StringBuilder full = new StringBuilder(base);
            for (long dots = base.chars().filter(c -> c == '.').count(); dots < 3; dots++) {
                full.append(".0");
            }
            base = full.toString();
        }
        if (length.contains(".")) {
            length = Integer.toString(length(length));
        }
        return slash < 0 ? base : base + "/" + length;
    }

    /** A destination: {@code default}, {@code any} and {@code all} are every address. */
    public static Prefix destination(String text, @Nullable Family family) {
        return switch (text) {
            case "default", "any", "all" -> Prefix.all(family == null ? Family.V4 : family);
            default -> Prefix.parse(address(text));
        };
    }

    public static Prefix masked(String address, String mask) {
        return new Prefix(Addresses.parse(address), length(mask));
    }

    /** The bits of a mask such as 255.255.255.0, or a number of them. */
    public static int length(String mask) {
        if (mask.matches("[0-9]{1,3}")) {
            return Integer.parseInt(mask);
        }
        IPAddress address = Addresses.parse(mask);
        Integer length = address.getBlockMaskPrefixLength(true);
        if (length == null) {
            throw CommandEnd.failed("mask", mask);
        }
        return length;
    }

    /** The prefix length that an address had before there were any: by its class. */
    public static int classful(IPAddress address) {
        if (!address.isIPv4()) {
            return 128;
        }
        int first = address.getBytes()[0] & 0xff;
        return first < 128 ? 8 : first < 192 ? 16 : 24;
    }
}
