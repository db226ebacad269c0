package dev.vethwork.engine.read;

import dev.vethwork.net.Family;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.Netfilter.Backend;
import dev.vethwork.state.Netfilter.Beside;
import java.util.Optional;

/** Reads what the other backend's {@code iptables-save} prints. */
public final class BesideRules {
    private BesideRules() {}

    /**
     * What it holds; empty where that is nothing that could stop or change a packet.
     *
     * @param text the command's name, on a line of its own; then what it printed, nothing where it is not there
     */
    public static Optional<Beside> parse(String text, Family family) {
        String first = text.strip().lines().findFirst().orElse("");
        for (Backend backend : Backend.values()) {
            if (first.equals(backend.command(family))) {
                boolean isRead = text.lines().anyMatch(line -> line.startsWith("# Completed"));
                // nf_tables without a table prints nothing at all.
                Beside beside = new Beside(
                        backend, family, isRead || backend == Backend.NF_TABLES, IptablesSave.parse(text, null));
                return Optional.of(beside).filter(b -> !b.isRead() || b.chains().stream().anyMatch(BesideRules::decides));
            }
        }
        return Optional.empty();
    }

    private static boolean decides(Netfilter.Chain chain) {
        return !chain.rules().isEmpty() || chain.drops();
    }
}
