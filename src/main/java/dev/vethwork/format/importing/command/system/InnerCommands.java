package dev.vethwork.format.importing.command.system;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.ScriptCommand;
import dev.vethwork.format.importing.command.firewall.Iptables;
import dev.vethwork.format.importing.command.ip.IpCommand;
import dev.vethwork.format.importing.machine.Containers;
import dev.vethwork.format.importing.machine.Space;
import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a tool for containers does to a network by itself, as the commands that would do the same. */
final class InnerCommands {
    /** Bytes of a name of an interface. */
    private static final int LONGEST = 15;

    private final Call call;
    private final Context context;

    InnerCommands(Call call, Context context) {
        this.call = call;
        this.context = context.in(context.machine().root());
    }

    /** @throws CommandEnd where it is not drawn */
    void ip(String... words) {
        run(new IpCommand(), "ip", words);
    }

    private static List<String> withName(String name, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addFirst(name);
        return all;
    }

    /** A cable of a container's to a bridge of the machine's. @param own how its other end is called, empty for a name of our making */
    void cable(String container, String device, String own, String bridge) {
        String name = own.isEmpty() ? free(container) : own;
        ip("link", "add", name, "type", "veth", "peer", "name", device, "netns", container);
        if (!bridge.isEmpty()) {
            ip("link", "set", name, "master", bridge);
        }
        ip("link", "set", name, "up");
    }

    /** The first IPv4 address of an interface of the machine's. */
    Optional<String> address(String device) {
        return context.space().link(device).stream()
                .flatMap(link -> link.addresses().stream())
                .filter(address -> address.family() == Family.V4)
                .map(address -> Addresses.text(address.ip()))
                .findFirst();
    }

    /** What leaves a network by others than its own is given the address of the interface that it leaves by. */
    void masquerade(boolean six, String address) {
        run(new Iptables(six ? Family.V6 : Family.V4), six ? "ip6tables" : "iptables",
                "-t", "nat", "-A", "POSTROUTING", "-s", address, "!", "-d", address, "-j", "MASQUERADE");
    }

    /** The machine hands on what is not for itself. */
    void forward(boolean six) {
        run(new Sysctl(), "sysctl", "-w", six ? "net.ipv6.conf.all.forwarding=1" : "net.ipv4.ip_forward=1");
    }

    private void run(ScriptCommand command, String name, String... words) {
        Outcome outcome = command.run(call.withWords(withName(name, words)), context);
        if (outcome instanceof Outcome.Refused || outcome instanceof Outcome.Failed) {
            throw CommandEnd.with(outcome);
        }
    }

    private String free(String container) {
        int number = 0;
        String name;
        do {
            String end = "-" + number++;
            name = container.substring(0, Math.min(container.length(), LONGEST - 1 - end.length())) + end;
        } while (context.machine().root().link(name).isPresent());
        return name;
    }

    /** Whether a bridge of that name is drawn. */
    boolean isThere(String bridge) {
        return context.machine().root().link(bridge).isPresent();
    }

    /** Its namespace. @throws CommandEnd if there is no such container */
    Space container(String name) {
        Containers all = context.machine().containers();
        return all.space(name).orElseThrow(() -> CommandEnd.refused("noContainer", name));
    }
}
