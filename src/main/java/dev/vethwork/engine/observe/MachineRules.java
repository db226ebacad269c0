package dev.vethwork.engine.observe;

import dev.vethwork.engine.driver.Commands;
import dev.vethwork.engine.read.BesideRules;
import dev.vethwork.engine.read.IptablesSave;
import dev.vethwork.engine.read.NftJson;
import dev.vethwork.net.Family;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.Netfilter.Backend;
import dev.vethwork.state.nft.NftRuleset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The machine's own firewall, which root alone may read. */
public final class MachineRules {
    private MachineRules() {}

    public static Netfilter read() {
        return new Netfilter(
                IptablesSave.parse(run("iptables-save"), null),
                IptablesSave.parse(run("ip6tables-save"), null),
                Stream.of(Family.values()).map(MachineRules::beside).flatMap(Optional::stream).toList(),
                foreign());
    }

    private static NftRuleset foreign() {
        Set<String> shown = new HashSet<>();
        for (Family family : Family.values()) {
            String word = family == Family.V4 ? "ip" : "ip6";
            for (String save : List.of("tables-nft-save", "tables-save")) {
                IptablesSave.tables(run(word + save)).forEach(table -> shown.add(word + " " + table));
            }
        }
        return NftJson.parse(run("nft", "-j", "list", "ruleset") + "\n" + run("nft", "-a", "list", "ruleset"), shown::contains);
    }

    /** These files tell whether there are tables of the old kind; to ask for the tables would make them. */
    private static Optional<Netfilter.Beside> beside(Family family) {
        Path names = Path.of("/proc/net", family == Family.V4 ? "ip_tables_names" : "ip6_tables_names");
        try {
            if (Files.readString(names).isBlank()) {
                return Optional.empty();
            }
        } catch (IOException e) {
            // A kernel that never had any.
            return Optional.empty();
        }
        String save = family == Family.V4 ? "iptables-save" : "ip6tables-save";
        Backend other = run(save, "--version").contains("legacy") ? Backend.NF_TABLES : Backend.LEGACY;
        String command = other.command(family);
        return BesideRules.parse(command + "\n" + run(command + "-save"), family);
    }

    /** Nothing where it is not installed. */
    private static String run(String... argv) {
        try {
            return Commands.run(List.of(argv)).stdout();
        } catch (IOException e) {
            return "";
        }
    }
}
