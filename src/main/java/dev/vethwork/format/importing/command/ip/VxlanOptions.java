package dev.vethwork.format.importing.command.ip;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Words;
import dev.vethwork.net.Addresses;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnVxlan;
import dev.vethwork.topology.kind.LinkBasics;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands behind {@code type vxlan}. */
record VxlanOptions(int id, @Nullable IPAddress local, List<IPAddress> remotes, @Nullable Integer port) {
    private static final Set<String> WITH_WORD = Set.of("ttl", "tos", "ageing", "maxaddress", "srcport", "df", "flowlabel");
    private static final Set<String> ALONE = Set.of("learning", "rsc", "udpcsum", "noudpcsum", "proxy", "noproxy", "norsc");

    static VxlanOptions read(Words words, Context context) {
        int id = -1;
        IPAddress local = null;
        List<IPAddress> remotes = List.of();
        Integer port = null;
        while (words.hasNext()) {
            String word = words.value("vxlan");
            switch (word) {
                case "id", "vni" -> id = words.number(word);
                case "local" -> local = Addresses.parse(words.value(word));
                case "remote" -> remotes = List.of(Addresses.parse(words.value(word)));
                case "dstport" -> {
                    int number = words.number(word);
                    port = number == 0 ? null : Integer.valueOf(number);
                }
                case "dev" -> context.remark("setting", "dev " + words.value(word));
                case "nolearning" -> context.remark("setting", word);
                default -> {
                    if (WITH_WORD.contains(word)) {
                        words.next();
                    } else if (!ALONE.contains(word)) {
                        throw CommandEnd.refused("setting", word);
                    }
                }
            }
        }
        if (id < 0) {
            throw CommandEnd.failed("incomplete", "vxlan");
        }
        return new VxlanOptions(id, local, remotes, port);
    }

    DrawnInterface drawn(LinkBasics basics) {
        return new DrawnVxlan(basics, id, local, remotes, port);
    }
}
