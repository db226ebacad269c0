package dev.vethwork.format.importing.command.ip;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.ScriptCommand;
import dev.vethwork.format.importing.command.Words;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.VlanRange;
import dev.vethwork.topology.kind.DrawnVxlan;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;

/** {@code bridge}. */
public final class BridgeCommand implements ScriptCommand {
    @Override
    public Outcome run(Call call, Context where) {
        Words words = new Words(call.words());
        words.next();
        Context context = where;
        while (words.peek().startsWith("-")) {
            String option = words.next();
            if (option.matches("--?n(et(ns)?)?")) {
                context = where.in(IpCommand.space(where, words.value(option)));
            }
        }
        if (words.peek().equals("name")) {
            // How the list that brctl prints begins.
            return Outcome.passed("printed");
        }
        String object = Words.match(words.next(), "link", "fdb", "mdb", "vlan", "monitor");
        String verb = words.hasNext() ? words.next() : "show";
        if (!Words.match(verb, "show", "list", "lst").isEmpty()) {
            return Outcome.passed("shows");
        }
        return switch (object) {
            case "vlan" -> vlan(verb, words, context);
            case "link" -> port(words, context);
            case "fdb" -> fdb(verb, words, context);
            default -> Outcome.refused("bridge", object.isEmpty() ? verb : object);
        };
    }

    private static Outcome vlan(String verb, Words words, Context context) {
        Link port = null;
        VlanRange range = null;
        boolean pvid = false;
        boolean untagged = false;
        boolean self = false;
        while (words.hasNext()) {
            String word = words.value("vlan");
            switch (word) {
                case "dev" -> port = context.drawn(words.value(word));
                case "vid" -> range = VlanRange.parse(words.value(word));
                case "pvid" -> pvid = true;
                case "untagged" -> untagged = true;
                case "self" -> self = true;
                case "tunnel_info" -> throw CommandEnd.refused("setting", word);
                default -> {
                    // The program itself reads over any other word.
                }
            }
        }
        if (port == null || range == null) {
            throw CommandEnd.failed("incomplete", "vlan");
        }
        if (self) {
            own(port, pvid || untagged);
            context.remark("ownVlan", port.name(), range.text());
        } else if (!port.isCable()) {
            throw CommandEnd.refused("portSetting", "vid " + range.text());
        }
        if (Words.match(verb, "add").isEmpty()) {
            port.vlans().remove(range);
        } else {
            port.vlans().add(range, pvid, untagged);
        }
        return Outcome.done(port.id());
    }

    /** Which VLANs a bridge has for itself counts for the interfaces that have the frames of one. */
    private static void own(Link bridge, boolean withoutTag) {
        if (!bridge.isSwitch()) {
            throw CommandEnd.failed("noBridge", bridge.name());
        }
        if (withoutTag) {
            throw CommandEnd.refused("setting", "self");
        }
    }

    private static Outcome port(Words words, Context context) {
        words.skip("dev");
        Link port = context.drawn(words.value("link"));
        BridgeOptions.read(port, words, context);
        return Outcome.done(port.id());
    }

    /** Whom a VXLAN sends to; what bridges would find out by themselves is passed over. */
    private static Outcome fdb(String verb, Words words, Context context) {
        String mac = "";
        Link link = null;
        IPAddress remote = null;
        while (words.hasNext()) {
            String word = words.value("fdb");
            switch (word) {
                case "dev" -> link = context.drawn(words.value(word));
                case "dst" -> remote = Addresses.parse(words.value(word));
                default -> {
                    // Beside the address: how long it holds, and in which table.
                    mac = mac.isEmpty() ? word : mac;
                }
            }
        }
        if (link == null) {
            throw CommandEnd.failed("incomplete", "fdb");
        }
        if (remote == null || !(link.extra() instanceof DrawnVxlan vxlan)) {
            return Outcome.passed("setting", "fdb " + mac);
        }
        List<IPAddress> remotes = new ArrayList<>(vxlan.remotes());
        remotes.remove(remote);
        if (Words.match(verb, "add", "append", "replace").isEmpty()) {
            return Outcome.refused("bridge", "fdb " + verb);
        }
        remotes.add(remote);
        link.extra(new DrawnVxlan(vxlan.basics(), vxlan.id(), vxlan.local(), remotes, vxlan.port()));
        return link.leavesElsewhere()
                ? Outcome.refused("leavesElsewhere", link.name(), context.in(link.born()).where())
                : Outcome.done(link.id());
    }
}
