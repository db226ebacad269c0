package dev.vethwork.format.importing.command.system;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.Words;
import dev.vethwork.format.importing.machine.ImportedKind;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.format.importing.machine.Space;
import dev.vethwork.format.importing.machine.ToldMacs;
import dev.vethwork.net.Mac;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files below {@code /sys/class/net}. */
public final class SysFiles {
    private static final String FOLDER = "/sys/class/net/";

    private SysFiles() {}

    public static Outcome write(String path, String text, Context context) {
        String[] parts = path.substring(FOLDER.length()).split("/");
        String setting = String.join("/", java.util.Arrays.asList(parts).subList(1, parts.length));
        Link link = context.drawn(parts[0]);
        switch (setting) {
            case "mtu" -> link.mtu(new Words(List.of(text)).number(setting));
            case "address" -> link.mac(new Mac(text));
            case "bridge/stp_state" -> link.stp(text.equals("1"));
            case "bridge/vlan_filtering" -> link.filtersVlans(text.equals("1"));
            default -> throw CommandEnd.passed("setting", setting);
        }
        return Outcome.done(link.id());
    }

    public static @Nullable String read(String path, Space space, ToldMacs macs) {
        String[] parts = path.substring(FOLDER.length()).split("/");
        Link link = space.link(parts[0]).orElse(null);
        if (link == null || parts.length != 2) {
            return null;
        }
        return switch (parts[1]) {
            case "address" -> (link.kind() == ImportedKind.LOOPBACK ? "00:00:00:00:00:00" : macs.of(link)) + "\n";
            case "mtu" -> (link.mtu() == null ? "1500" : link.mtu().toString()) + "\n";
            case "operstate" -> link.isUp() ? "up\n" : "down\n";
            default -> null;
        };
    }
}
