package dev.vethwork.lab.watch;

import dev.vethwork.engine.Tap;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.LabException.Exit;
import dev.vethwork.lab.failure.LabMessages;
import dev.vethwork.lab.failure.Meant;
import dev.vethwork.lab.failure.Meant;
import dev.vethwork.lab.inspect.DeployedLab;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Names;
import dev.vethwork.packet.filter.Filter;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The interfaces of a running lab by node: a bridge has itself and its ports, whoever it lives in what is left there. */
public final class Places {
    private final DeployedLab lab;
    /** The namespace that each node lives in: asked of every interface, each time traffic is read. */
    private final Map<String, String> homes;

    public Places(DeployedLab lab) {
        this.lab = lab;
        this.homes = lab.homes();
    }

    /** What words of the form {@code NODE[:INTERFACE]} mean; where there are none, every interface of every node. */
    public List<Tap> taps(List<String> words) throws LabException {
        List<Tap> taps = new ArrayList<>();
        for (String word : words.isEmpty() ? lab.nodeNames() : words) {
            int colon = word.indexOf(':');
            String node = colon < 0 ? word : word.substring(0, colon);
            List<String> devices = colon < 0 ? usual(node) : List.of(one(node, word.substring(colon + 1)));
            String namespace = lab.namespaceOf(node);
            devices.forEach(device -> taps.add(new Tap(namespace, device, node + ":" + device)));
        }
        if (taps.isEmpty()) {
            throw new LabException(
                    Exit.USAGE, LabMessages.of("capture.nothing").text(), LabMessages.of("capture.nothing.remedy").text(), "", null);
        }
        return taps.stream().distinct().toList();
    }

    private String one(String node, String device) throws LabException {
        List<String> all = devices(node);
        if (!all.contains(device)) {
            throw new LabException(
                    Exit.USAGE,
                    LabMessages.of("capture.noInterface", node, device).text(),
                    Meant.of(
                            device,
                            all,
                            LabMessages.of("capture.noInterface.remedy", String.join(", ", all)).text()),
                    node,
                    null);
        }
        return device;
    }

    private List<String> usual(String node) throws LabException {
        return devices(node).stream().filter(device -> !device.equals(Names.LOOPBACK)).toList();
    }

    /** Every interface of a node's. */
    List<String> devices(String node) throws LabException {
        String at = lab.namespaceOf(node);
        NamespaceState space = lab.state().namespace(at).orElse(NamespaceState.empty(at));
        return space.interfaces().values().stream()
                .filter(device -> nodeOf(space, device).equals(node))
                .filter(device -> isOurs(space, device))
                .map(Interface::name)
                .toList();
    }

    /** On the machine itself there are interfaces that are no business of a lab's. */
    private boolean isOurs(NamespaceState space, Interface device) {
        return !space.isRoot() || lab.traits().rootIsOurs() || lab.lab().equals(device.owner());
    }

    /** Whose an interface of a namespace is. */
    private String nodeOf(NamespaceState space, Interface device) {
        if (isNodeOf(space, device.name()) && device.isBridge()) {
            return device.name();
        }
        String master = device.master();
        if (master != null && isNodeOf(space, master)) {
            return master;
        }
        return space.isRoot() ? lab.hostName() : space.name();
    }

    /** Whether a node of that name lives there. */
    private boolean isNodeOf(NamespaceState space, String name) {
        return space.name().equals(homes.get(name));
    }

    /** Whose an interface is; empty where it is none of the lab's. */
    String nodeOf(String namespace, String device) {
        NamespaceState space = lab.state().namespace(namespace).orElse(NamespaceState.empty(namespace));
        boolean known = space.device(device).isPresent();
        if (!known) {
            // It came after the lab was read.
            return !space.isRoot() ? namespace : lab.traits().rootIsOurs() ? lab.hostName() : "";
        }
        return space.device(device)
                .filter(there -> isOurs(space, there))
                .map(there -> nodeOf(space, there))
                .orElse("");
    }

    /** The namespaces of the lab's, the root namespace among them. */
    Set<String> namespaces() {
        return lab.state().namespaces().values().stream()
                .filter(space -> space.isRoot() || lab.lab().equals(space.owner()))
                .map(NamespaceState::name)
                .collect(Collectors.toSet());
    }

    /** A node's name stands for its addresses. */
    public Filter.Names names() {
        return node -> lab.nodeNames().contains(node) ? addresses(node) : Set.of();
    }

    private Set<IPAddress> addresses(String node) {
        try {
            return lab.addressesOf(node).stream()
                    .map(address -> Addresses.parse(Addresses.text(address.ip())))
                    .collect(Collectors.toSet());
        } catch (LabException e) {
            return Set.of();
        }
    }
}
