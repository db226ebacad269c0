package dev.vethwork.lesson.check;

import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.net.Addresses;
import dev.vethwork.state.Neighbor;
import inet.ipaddr.IPAddress;
import java.util.List;

/** {@code neighbor: { node: red, address: 192.168.15.2 }}: the ARP table knows the MAC address. */
public record NeighborCheck(String node, IPAddress address) implements Check {
    @Override
    public String text() {
        return "neighbor: { node: " + node + ", address: " + Addresses.text(address) + " }";
    }

    @Override
    public String expected() {
        return LessonMessages.text("neighbor.expected", node, Addresses.text(address));
    }

    @Override
    public CheckVerdict judge(RunningLab lab) throws LabException {
        List<Neighbor> known = lab.view(node).neighbors().stream()
                .filter(n -> n.mac() != null)
                .toList();
        String there = RunningLab.list(known.stream()
                .map(n -> Addresses.text(n.address()) + " " + n.interfaceName())
                .toList());
        return CheckVerdict.of(
                known.stream().anyMatch(n -> n.address().equals(address)),
                LessonMessages.text("neighbor.found", node, there),
                LessonMessages.text("neighbor.why", node, Addresses.text(address)));
    }
}
