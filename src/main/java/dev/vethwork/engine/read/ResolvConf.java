package dev.vethwork.engine.read;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Resolver;
import dev.vethwork.plan.operation.SetResolver;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the resolv.conf of a namespace: resolv.conf(5). */
public final class ResolvConf {
    private ResolvConf() {}

    /** @return null where there is none */
    public static @Nullable Resolver parse(String text) {
        if (text.isEmpty()) {
            return null;
        }
        List<IPAddress> servers = new ArrayList<>();
        List<String> search = new ArrayList<>();
        for (String line : text.split("\n")) {
            List<String> words = List.of(line.strip().split("\\s+"));
            if (words.size() > 1 && words.getFirst().equals("nameserver")) {
                server(words.get(1), servers);
            } else if (words.size() > 1 && List.of("search", "domain").contains(words.getFirst())) {
                search.clear();
                words.stream().skip(1).forEach(word -> domain(word, search));
            }
        }
        return new Resolver(servers, search, text.startsWith(SetResolver.LEARNED));
    }

    private static void server(String word, List<IPAddress> servers) {
        try {
            servers.add(Addresses.parse(word));
        } catch (BadValue e) {
            // The library passes over what is no address, and asks the others.
        }
    }

    private static void domain(String word, List<String> search) {
        try {
            search.add(Resolver.domain(word));
        } catch (BadValue e) {
            // Nor is a name ever asked for with it.
        }
    }
}
