package dev.vethwork.explain.lint;

import java.util.List;

/** All rules. */
public final class LintRules {
    public static final LintRule NO_PREFIX = new NoPrefixRule();
    public static final LintRule BRIDGE_LOOP = new BridgeLoopRule();

    public static final List<LintRule> ALL = List.of(
            NO_PREFIX,
            new InterfaceNamesRule(),
            new PortDownRule(),
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
            new GatewayRule(),
            new RouteTakenRule(),
            new TablesRule(),
            new SourceNatRule(),
            new RootNamesRule(),
            new BridgePortRule(),
            new AddressOnPortRule(),
            new SubnetMismatchRule(),
            new NoAddressRule(),
            new DhcpServerRule(),
            new PhysicalRule(),
            new InvalidAddressRule(),
            new Ipv6OffRule(),
            new MtuMismatchRule(),
            new BlackHoleRule(),
            new OneSubnetRule(),
            new UselessMasqueradeRule());

    private LintRules() {}
}
