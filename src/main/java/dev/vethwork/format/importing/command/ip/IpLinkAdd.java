package dev.vethwork.format.importing.command.ip;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.Words;
import dev.vethwork.format.importing.machine.ImportedKind;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.format.importing.machine.Space;
import dev.vethwork.net.Mac;
import dev.vethwork.net.Names;
import dev.vethwork.topology.kind.DrawnDummy;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code ip link add}. */
final class IpLinkAdd {
    private final Context context;

    IpLinkAdd(Context context) {
        this.context = context;
    }

    /** One interface as it is written, with what it is to have from the beginning. */
    private static final class Wanted {
        private String name = "";
        private String below = "";
        private @Nullable Mac mac;
        private @Nullable Integer mtu;
        private Space space;
        private boolean up;

        private Wanted(Space space) {
            this.space = space;
        }

        private void dress(Link link) {
            link.mac(mac);
            link.mtu(mtu);
            if (up) {
                link.up(true);
            }
        }
    }

    Outcome run(Words words) {
        if (context.machine().isFull()) {
            throw CommandEnd.refused("full");
        }
        Wanted wanted = new Wanted(context.space());
        String type = "";
        while (words.hasNext() && type.isEmpty()) {
            type = read(words, wanted);
        }
        return switch (type) {
            case "veth" -> veth(words, wanted);
            case "bridge" -> {
                Link bridge = make(ImportedKind.BRIDGE, wanted);
                BridgeOptions.read(bridge, words, context);
                yield Outcome.done(bridge.id());
            }
            case "dummy" -> {
                named(wanted, type);
                yield Outcome.done(extra(wanted, DrawnDummy::new).id());
            }
            case "vxlan" -> {
                named(wanted, type);
                VxlanOptions vxlan = VxlanOptions.read(words, context);
                yield tunnel(extra(wanted, vxlan::drawn));
            }
            case "" -> Outcome.failed("noType", wanted.name);
            default -> {
                named(wanted, type);
                Optional<Function<LinkBasics, DrawnInterface>> drawn =
                        ExtraKinds.read(type, words, context, c -> c.drawn(wanted.below).name());
                if (drawn.isPresent()) {
                    Link made = extra(wanted, drawn.get());
                    if (!wanted.below.isEmpty()) {
                        made.below(context.drawn(wanted.below));
                    }
                    yield type.equals("wireguard") ? tunnel(made) : Outcome.done(made.id());
                }
                make(ImportedKind.OTHER, wanted);
                yield Outcome.refused("kind", type, wanted.name);
            }
        };
    }

    /** @return the kind, once it is reached */
    private String read(Words words, Wanted wanted) {
        String word = words.value("add");
        switch (word) {
            case "type" -> {
                return words.value(word);
            }
            case "name", "dev" -> wanted.name = words.value(word);
            case "link" -> wanted.below = words.value(word);
            case "address" -> wanted.mac = new Mac(words.value(word));
            case "mtu" -> wanted.mtu = words.number(word);
            case "netns" -> wanted.space = IpCommand.space(context, words.value(word));
            case "up" -> wanted.up = true;
            case "down" -> wanted.up = false;
            case "txqueuelen", "qlen", "txqlen", "numtxqueues", "numrxqueues", "index", "group" -> words.next();
            default -> {
                if (!wanted.name.isEmpty()) {
                    throw CommandEnd.failed("argument", word);
                }
                wanted.name = word;
            }
        }
        return "";
    }

    private Outcome veth(Words words, Wanted wanted) {
        Wanted peer = new Wanted(context.space());
        while (words.hasNext()) {
            String word = words.value("veth");
            if (word.equals("peer")) {
                while (words.hasNext()) {
                    read(words, peer);
                }
            } else if (word.equals("numtxqueues") || word.equals("numrxqueues")) {
                words.next();
            } else {
                throw CommandEnd.failed("argument", word);
            }
        }
        named(wanted, "veth");
        check(wanted);
        if (peer.name.isEmpty()) {
            peer.name = wanted.name.equals(free(peer.space, "veth")) ? next(wanted.name) : free(peer.space, "veth");
        }
        check(peer);
        if (wanted.name.equals(peer.name) && wanted.space.equals(peer.space)) {
            throw CommandEnd.failed("twice", peer.name);
        }
        context.machine().addVeth(wanted.space, wanted.name, peer.space, peer.name);
        for (Wanted end : List.of(wanted, peer)) {
            end.space.link(end.name).ifPresent(end::dress);
        }
        return Outcome.done(wanted.space.link(wanted.name).map(Link::id).orElse("") + " – "
                + peer.space.link(peer.name).map(Link::id).orElse(""));
    }

    /** One that nobody names gets its name of the kernel, by its kind. */
    private static void named(Wanted wanted, String type) {
        if (wanted.name.isEmpty()) {
            wanted.name = free(wanted.space, type);
        }
    }

    private static String next(String name) {
        return "veth" + (Integer.parseInt(name.substring(4)) + 1);
    }

    private static String free(Space space, String stem) {
        int number = 0;
        while (space.link(stem + number).isPresent()) {
            number++;
        }
        return stem + number;
    }

    private void check(Wanted wanted) {
        if (wanted.space.link(Names.device(wanted.name)).isPresent()) {
            throw CommandEnd.nothing("exists", wanted.name);
        }
        if (Names.tooLong(wanted.name)) {
            context.remark("tooLong", wanted.name);
        }
    }

    private Link extra(Wanted wanted, Function<LinkBasics, DrawnInterface> drawn) {
        Link link = make(ImportedKind.EXTRA, wanted);
        link.extra(drawn.apply(LinkBasics.of(link.name())));
        return link;
    }

    /** Its packets go out where the command runs, wherever it is put. */
    private Outcome tunnel(Link made) {
        made.born(context.space());
        return made.leavesElsewhere()
                ? Outcome.refused("leavesElsewhere", made.name(), context.where())
                : Outcome.done(made.id());
    }

    private Link make(ImportedKind kind, Wanted wanted) {
        named(wanted, "bridge");
        check(wanted);
        Link link = context.machine().addLink(kind, wanted.space, wanted.name);
        wanted.dress(link);
        return link;
    }
}
