package dev.vethwork.plan.rules;

import dev.vethwork.state.Netfilter;
import dev.vethwork.topology.IpStack;
import java.util.Set;

/** Draws NAT and firewall of a namespace as its rules have them, whatever chains they are in. */
public final class DrawnNetfilter {
    private final Netfilter netfilter;
    private final Set<String> devices;
    private final boolean hasV6;
    private final boolean exact;
    private final RuleTeller teller;
    private Set<String> alone = Set.of();

    /**
     * The rules of a namespace.
     *
     * @param devices the interfaces that packets are routed by
     * @param hasV6 whether there are addresses of IPv6
     * @param exact whether a filter of one family alone says so even where nothing else is spoken
     */
    public DrawnNetfilter(Netfilter netfilter, Set<String> devices, boolean hasV6, boolean exact, RuleTeller teller) {
        this.netfilter = netfilter;
        this.devices = Set.copyOf(devices);
        this.hasV6 = hasV6;
        this.exact = exact;
        this.teller = teller;
    }

    /** @param chains of which each lets through what it accepts, and no more: others judge it behind */
    DrawnNetfilter judgedAgain(Set<String> chains) {
        alone = Set.copyOf(chains);
        return this;
    }

    public IpStack draw(IpStack stack) {
        RulePicker rules = new RulePicker(netfilter, devices, alone, teller);
        return new DrawnNat(rules, hasV6)
                .draw(stack)
                .withFirewall(new DrawnFirewall(rules, exact).draw())
                .withMarks(new DrawnMarks(rules, exact).draw());
    }
}
