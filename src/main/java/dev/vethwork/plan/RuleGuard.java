package dev.vethwork.plan;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Netfilter.Chain;
import dev.vethwork.state.Netfilter.Rule;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps a lab's firewall and port forwards on the host from what the machine itself says and hears. */
final class RuleGuard {
    private static final Set<String> REFUSALS = Set.of("DROP", "REJECT");

    private final Comparison comparison;
    private final Drafts drafts;
    private final NamespaceState root;

    RuleGuard(Comparison comparison, Drafts drafts, NamespaceState root) {
        this.comparison = comparison;
        this.drafts = drafts;
        this.root = root;
    }

    void check(NamespaceState wanted) {
        for (Family family : Family.values()) {
            for (Chain chain : wanted.netfilter().of(family)) {
                if (comparison.lab().equals(chain.owner())) {
                    List<Rule> there = root.netfilter()
                            .chain(family, chain.table(), chain.name())
                            .map(Chain::rules)
                            .orElse(List.of());
                    chain.rules().stream().filter(r -> !there.contains(r)).forEach(r -> check(chain, r.words()));
                }
            }
        }
    }

    private void check(Chain chain, List<String> words) {
        String target = option(words, "-j").orElse("");
        if (target.equals("DNAT")) {
            forward(words);
        } else if (REFUSALS.contains(target)) {
            refusal(chain, words);
        }
    }

    private void forward(List<String> words) {
        Optional<Integer> port = option(words, "--dport").filter(p -> p.matches("[0-9]{1,5}")).map(Integer::valueOf);
        boolean tcp = option(words, "-p").filter("tcp"::equals).isPresent();
        if (tcp && port.isPresent() && isForTheMachine(words) && comparison.traits().reach().ports().contains(port.get()) && !isOurDevice(words)) {
            drafts.conflict(
                    comparison.element("", ""),
                    Say.of("guard.forward", "tcp/" + port.get()),
                    Say.of("guard.forward.remedy"));
        }
    }

    /** Whether it may turn what is for an address of the machine's own. */
    private boolean isForTheMachine(List<String> words) {
        return option(words, "-d")
                .map(Prefix::parse)
                .filter(to -> root.interfaces().entrySet().stream()
                        .filter(device -> HostGuard.isStrangers(comparison, root, device.getKey()))
                        .flatMap(device -> device.getValue().addresses().stream())
                        .noneMatch(own -> to.contains(own.address())))
                .isEmpty();
    }

    private boolean isOurDevice(List<String> words) {
        return option(words, "-i")
                .or(() -> option(words, "-o"))
                .filter(d -> !HostGuard.isStrangers(comparison, root, d))
                .isPresent();
    }

    private void refusal(Chain chain, List<String> words) {
        if (isOurDevice(words)) {
            return;
        }
        boolean bound = option(words, "-s").isPresent() || option(words, "-d").isPresent();
        boolean forwarded = chain.name().equals(Hook.FORWARD.chain(comparison.lab()));
        Optional<IPAddress> cut = forwarded ? Optional.empty() : cutOff(words);
        if (!bound || cut.isPresent()) {
            drafts.conflict(
                    comparison.element("", ""),
                    cut.isPresent()
                            ? Say.of("guard.firewall.user", Addresses.text(cut.get()))
                            : Say.of("guard.firewall"),
                    Say.of("guard.firewall.remedy"));
        }
    }

    /** Somebody connected to the machine whose packets this rule of INPUT or OUTPUT would stop. */
    private Optional<IPAddress> cutOff(List<String> words) {
        if (option(words, "-p").filter(p -> !p.equals("tcp")).isPresent()) {
            return Optional.empty();
        }
        Optional<Integer> port = option(words, "--dport").filter(p -> p.matches("[0-9]{1,5}")).map(Integer::valueOf);
        if (port.isPresent() && !comparison.traits().reach().ports().contains(port.get())) {
            return Optional.empty();
        }
        return comparison.traits().reach().from().stream()
                .filter(a -> option(words, "-s")
                        .or(() -> option(words, "-d"))
                        .filter(p -> !Prefix.parse(p).contains(a))
                        .isEmpty())
                .findFirst();
    }

    private static Optional<String> option(List<String> words, String name) {
        int at = words.indexOf(name);
        return at >= 0 && at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
    }
}
