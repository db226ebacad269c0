package dev.vethwork.format.importing.command.nettools;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.NetworkText;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.ScriptCommand;
import dev.vethwork.format.importing.command.Words;
import dev.vethwork.format.importing.command.ip.IpRoute;
import dev.vethwork.format.importing.machine.RouteSoFar;
import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Route;
import inet.ipaddr.IPAddress;

/** {@code route} of net-tools. */
public final class RouteCommand implements ScriptCommand {
    @Override
    public Outcome run(Call call, Context context) {
        Words words = new Words(call.words());
        words.next();
        while (words.peek().startsWith("-")) {
            words.next();
        }
        String verb = words.next();
        if (!verb.equals("add") && !verb.equals("del")) {
            return Outcome.shown(null);
        }
        Route route = read(words);
        if (verb.equals("del")) {
            if (context.space().routes().stream().noneMatch(r -> r.route().to().network().equals(route.to().network()))) {
                throw CommandEnd.nothing("nothing", route.to().shortText());
            }
            context.machine().takeBack(
                    route.to().shortText(),
                    () -> context.space().routes().removeIf(r -> r.route().to().network().equals(route.to().network())),
                    context.removed());
            return Outcome.waits();
        }
        context.machine().commit();
        RouteSoFar resolved = IpRoute.resolved(route, context);
        context.space().routes().add(resolved);
        return Outcome.done((context.space().isRoot() ? "host" : context.space().name()) + " " + route.to().shortText());
    }

    private static Route read(Words words) {
        String to = "";
        String mask = "";
        boolean host = false;
        boolean net = false;
        IPAddress via = null;
        String device = null;
        Long metric = null;
        Route.Type type = Route.Type.UNICAST;
        while (words.hasNext()) {
            String word = words.value("route");
            switch (word) {
                case "-net" -> net = true;
                case "-host" -> host = true;
                case "netmask" -> mask = words.value(word);
                case "gw" -> via = Addresses.parse(words.value(word));
                case "dev" -> device = words.value(word);
                case "metric" -> metric = (long) words.number(word);
                case "reject" -> type = Route.Type.UNREACHABLE;
                case "-A", "--inet", "-4" -> {
                    // Which family is seen by the address.
                }
                default -> {
                    if (to.isEmpty()) {
                        to = word;
                    } else {
                        device = word;
                    }
                }
            }
        }
        if (to.isEmpty()) {
            throw CommandEnd.failed("incomplete", "route");
        }
        return new Route(prefix(to, mask, host, net), via, device, metric, type);
    }

    private static Prefix prefix(String to, String mask, boolean host, boolean net) {
        if (to.equals("default") || to.equals("0.0.0.0") && !host) {
            return Prefix.ALL_V4;
        }
        if (!mask.isEmpty()) {
            return NetworkText.masked(to, mask);
        }
        if (to.contains("/")) {
            return NetworkText.destination(to, null);
        }
        IPAddress address = Addresses.parse(NetworkText.address(to));
        return new Prefix(address, net && !host ? NetworkText.classful(address) : address.getBitCount());
    }

}
