package dev.vethwork.explain.lint;

import dev.vethwork.explain.lint.address.DhcpServerRule;
import dev.vethwork.explain.lint.address.DuplicateAddressRule;
import dev.vethwork.explain.lint.address.HostBitsRule;
import dev.vethwork.explain.lint.address.InvalidAddressRule;
import dev.vethwork.explain.lint.address.Ipv6MtuRule;
import dev.vethwork.explain.lint.address.Ipv6OffRule;
import dev.vethwork.explain.lint.address.NameServerRule;
import dev.vethwork.explain.lint.address.NoAddressRule;
import dev.vethwork.explain.lint.address.NoPrefixRule;
import dev.vethwork.explain.lint.address.OneSubnetRule;
import dev.vethwork.explain.lint.address.SubnetMismatchRule;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.explain.lint.link.AddressOnPortRule;
import dev.vethwork.explain.lint.link.BridgeDownRule;
import dev.vethwork.explain.lint.link.BridgeLoopRule;
import dev.vethwork.explain.lint.link.BridgePortRule;
import dev.vethwork.explain.lint.link.DuplicateMacRule;
import dev.vethwork.explain.lint.link.FarEndsRule;
import dev.vethwork.explain.lint.link.InterfaceCircleRule;
import dev.vethwork.explain.lint.link.LoopbackDownRule;
import dev.vethwork.explain.lint.link.MtuMismatchRule;
import dev.vethwork.explain.lint.link.PortDownRule;
import dev.vethwork.explain.lint.link.TooManyPortsRule;
import dev.vethwork.explain.lint.machine.HostLoopbackRule;
import dev.vethwork.explain.lint.machine.MachineFirewallRule;
import dev.vethwork.explain.lint.machine.MissingPieceRule;
import dev.vethwork.explain.lint.machine.PhysicalRule;
import dev.vethwork.explain.lint.machine.SubnetInUseRule;
import dev.vethwork.explain.lint.name.InterfaceNamesRule;
import dev.vethwork.explain.lint.name.LongDashRule;
import dev.vethwork.explain.lint.name.NameTooLongRule;
import dev.vethwork.explain.lint.name.RootNamesRule;
import dev.vethwork.explain.lint.netfilter.BlackHoleRule;
import dev.vethwork.explain.lint.netfilter.NoProtocolRule;
import dev.vethwork.explain.lint.netfilter.SourceNatRule;
import dev.vethwork.explain.lint.netfilter.UselessMasqueradeRule;
import dev.vethwork.explain.lint.route.ForwardingOffRule;
import dev.vethwork.explain.lint.route.GatewayRule;
import dev.vethwork.explain.lint.route.MarksRule;
import dev.vethwork.explain.lint.route.ReversePathRule;
import dev.vethwork.explain.lint.route.RouteTakenRule;
import dev.vethwork.explain.lint.route.SourceRule;
import dev.vethwork.explain.lint.route.TablesRule;
import java.util.List;

/** All rules. */
public final class LintRules {
    public static final LintRule NO_PREFIX = new NoPrefixRule();
    public static final LintRule BRIDGE_LOOP = new BridgeLoopRule();

    public static final List<LintRule> ALL = List.of(
            NO_PREFIX,
            new InterfaceNamesRule(),
            new InterfaceCircleRule(),
            new PortDownRule(),
            new BridgeDownRule(),
            new HostBitsRule(),
            new ForwardingOffRule(),
            new NoProtocolRule(),
            new LongDashRule(),
            new LoopbackDownRule(),
            new SubnetInUseRule(),
            new MachineFirewallRule(),
            new ReversePathRule(),
            new NameTooLongRule(),
            new TooManyPortsRule(),
            BRIDGE_LOOP,
            new MissingPieceRule(),
            new DuplicateAddressRule(),
            new DuplicateMacRule(),
            new FarEndsRule(),
            new GatewayRule(),
            new RouteTakenRule(),
            new SourceRule(),
            new TablesRule(),
            new MarksRule(),
            new SourceNatRule(),
            new RootNamesRule(),
            new BridgePortRule(),
            new AddressOnPortRule(),
            new SubnetMismatchRule(),
            new NoAddressRule(),
            new DhcpServerRule(),
            new NameServerRule(),
            new PhysicalRule(),
            new HostLoopbackRule(),
            new InvalidAddressRule(),
            new Ipv6OffRule(),
            new Ipv6MtuRule(),
            new MtuMismatchRule(),
            new BlackHoleRule(),
            new OneSubnetRule(),
            new UselessMasqueradeRule());

    private LintRules() {}
}
