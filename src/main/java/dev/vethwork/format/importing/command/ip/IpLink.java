package dev.vethwork.format.importing.command.ip;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.Shown;
import dev.vethwork.format.importing.command.Words;
import dev.vethwork.format.importing.machine.ImportedKind;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.format.importing.machine.Space;
import dev.vethwork.net.Mac;
import dev.vethwork.net.Names;
import dev.vethwork.topology.kind.DrawnInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code ip link}. */
final class IpLink {
    /** Where a program of the kernel is put. */
    private static final Set<String> PROGRAMS = Set.of("xdp", "xdpgeneric", "xdpdrv", "xdpoffload");

    /** Settings with a word behind them that no drawing holds. */
    private static final Set<String> UNDRAWN = Set.of(
            "arp", "multicast", "allmulticast", "promisc", "trailers", "txqueuelen", "qlen", "txqlen", "alias",
            "addrgenmode", "protodown", "carrier", "numtxqueues", "numrxqueues", "gso_max_size", "gso_max_segs",
            "broadcast", "brd", "index", "mode");

    private IpLink() {}

    static Outcome run(Words words, Context context, Shown.Form form) {
        String verb = words.hasNext() ? words.next() : "show";
        return switch (Words.match(verb, "add", "set", "change", "replace", "delete", "show", "list", "lst", "property", "xstats", "afstats", "help")) {
            case "add", "replace" -> new IpLinkAdd(context).run(words);
            case "set", "change" -> set(words, context);
            case "delete" -> delete(words, context);
            case "show", "list", "lst" -> Shown.links(words, context, form);
            case "" -> Outcome.failed("verb", "link", verb);
            default -> Outcome.passed("shows");
        };
    }

    private static Outcome delete(Words words, Context context) {
        words.skip("dev");
        String name = words.value("delete");
        if (context.space().link(name).isEmpty()) {
            throw CommandEnd.nothing("nothing", name);
        }
        Link link = context.link(name);
        context.machine().remove(link, context.removed());
        return Outcome.waits();
    }

    private static Outcome set(Words words, Context context) {
        List<String> rest = List.copyOf(words.rest());
        if (rest.size() > 2 && rest.getFirst().equals("group")) {
            return group(rest.get(1), rest.subList(2, rest.size()), context);
        }
        Change change = new Change(words, context);
        return change.apply();
    }

    /** {@code ip link set group 42 up}: the same for each interface of a group. */
    private static Outcome group(String name, List<String> change, Context context) {
        Outcome last = Outcome.passed("setting", "group " + name);
        for (Link link : List.copyOf(context.space().links().values())) {
            if (link.group().equals(ofGroup(name)) && link.kind() != ImportedKind.OTHER && link.kind() != ImportedKind.CARD) {
                List<String> words = new ArrayList<>(List.of("dev", link.name()));
                words.addAll(change);
                last = new Change(new Words(words), context).apply();
            }
        }
        return last;
    }

    private static String ofGroup(String name) {
        return name.equals("0") ? Link.DEFAULT_GROUP : name;
    }

    /** What one command sets, in the order in which the kernel does it: first all is read, then it is applied. */
    private static final class Change {
        private final Context context;
        private String device = "";
        private String name = "";
        private String netns = "";
        private String master = "";
        private String mac = "";
        private String up = "";
        private String undrawn = "";
        private String group = "";
        private int mtu;
        private boolean free;
        private String type = "";
        private Words typed = new Words(java.util.List.of());

        private Change(Words words, Context context) {
            this.context = context;
            while (words.hasNext() && type.isEmpty()) {
                read(words, words.value("set"));
            }
        }

        private void read(Words words, String word) {
            switch (word) {
                case "dev" -> device = words.value(word);
                case "up", "down" -> up = word;
                case "name" -> name = words.value(word);
                case "netns" -> netns = words.value(word);
                case "master", "vrf" -> master = words.value(word);
                case "nomaster" -> free = true;
                case "address", "addr" -> mac = words.value(word);
                case "mtu" -> mtu = words.number(word);
                case "group" -> {
                    group = ofGroup(words.value(word));
                    undrawn = word;
                }
                case "type" -> {
                    type = words.value(word);
                    typed = new Words(words.rest());
                }
                default -> {
                    if (UNDRAWN.contains(word)) {
                        undrawn = word;
                        words.next();
                    } else if (device.isEmpty()) {
                        device = word;
                    } else if (PROGRAMS.contains(word)) {
                        String program = words.peek();
                        throw program.equals("off") || program.equals("none")
                                ? CommandEnd.passed("default")
                                : CommandEnd.refused("program", device + " (" + word + ")");
                    } else if (word.equals("vf")) {
                        throw CommandEnd.refused("setting", word);
                    } else {
                        throw CommandEnd.failed("argument", word);
                    }
                }
            }
        }

        private Outcome apply() {
            if (device.isEmpty()) {
                throw CommandEnd.failed("incomplete", "ip link set");
            }
            Link link = name.isEmpty() && netns.isEmpty() && master.isEmpty() && mac.isEmpty() && mtu == 0
                            && type.isEmpty() && up.equals("up")
                    ? context.link(device)
                    : context.drawn(device);
            if (link.kind() == ImportedKind.CARD) {
                throw CommandEnd.passed("card", device);
            }
            if (link.kind() == ImportedKind.OTHER) {
                throw CommandEnd.passed("undrawn", device);
            }
            if (up.equals("down") && !free && (name + netns + master + mac + type + group).isEmpty() && mtu == 0) {
                context.machine().takeDown(link, context.removed());
                return Outcome.waits();
            }
            boolean takesAway = up.equals("down") || free;
            if (!(context.machine().isCleaning() && takesAway)) {
                context.machine().commit();
            }
            change(link);
            if (!netns.isEmpty() && link.leavesElsewhere()) {
                return Outcome.refused("leavesElsewhere", link.name(), context.in(link.born()).where());
            }
            return undrawn.isEmpty() || changes() ? Outcome.done(link.id()) : Outcome.passed("setting", undrawn);
        }

        private boolean changes() {
            return mtu > 0 || free || !(name + netns + master + mac + up + type).isEmpty();
        }

        private void change(Link link) {
            if (!group.isEmpty()) {
                link.group(group);
            }
            if (!mac.isEmpty()) {
                link.mac(new Mac(mac.replace('-', ':')));
            }
            if (mtu > 0) {
                link.mtu(mtu);
            }
            if (!name.isEmpty()) {
                context.machine().rename(link, Names.device(name));
            }
            if (!netns.isEmpty()) {
                move(link);
            }
            if (free) {
                link.master(null);
            }
            if (!master.isEmpty()) {
                enslave(link);
            }
            if (!up.isEmpty()) {
                link.up(up.equals("up"));
            }
            if (type.equals("bridge") || type.equals("bridge_slave")) {
                BridgeOptions.read(link, typed, context);
            } else if (!type.isEmpty()) {
                throw CommandEnd.refused("setting", type);
            }
        }

        private void move(Link link) {
            if (IpCommand.isMachine(context, netns)) {
                context.machine().move(link, context.machine().root());
                return;
            }
            Space space = IpCommand.space(context, netns);
            if (link.isSwitch()) {
                throw CommandEnd.failed("moveBridge", link.name());
            }
            if (space.link(link.name()).isPresent() && !space.equals(link.space())) {
                throw CommandEnd.failed("taken", link.name(), space.name());
            }
            context.machine().move(link, space);
        }

        private void enslave(Link link) {
            Link bridge = context.link(master);
            if (bridge.kind() == ImportedKind.OTHER) {
                throw CommandEnd.passed("undrawn", master);
            }
            if (bridge.kind() == ImportedKind.CARD) {
                throw CommandEnd.refused("card", master);
            }
            DrawnInterface group = bridge.extra();
            if (group != null && group.takesMembers()) {
                List<String> members = new ArrayList<>(group.members());
                members.add(link.name());
                bridge.extra(group.withMembers(members));
                return;
            }
            if (!bridge.isSwitch()) {
                throw CommandEnd.failed("noBridge", master);
            }
            if (bridge.kind() == ImportedKind.SWITCH) {
                throw CommandEnd.failed("switchMaster", master, link.name());
            }
            link.master(bridge);
        }
    }
}
