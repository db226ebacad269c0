package dev.vethwork.lesson.check;

import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.Interface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code address: { node: red, interface: veth-red, address: 192.168.15.1/24 }}; without a length any will do.
 *
 * @param device null for any of the node's
 */
public record AddressCheck(String node, @Nullable String device, InterfaceAddress address) implements Check {
    @Override
    public String text() {
        return "address: { node: " + node + (device == null ? "" : ", interface: " + device) + ", address: " + written()
                + " }";
    }

    private String written() {
        return address.text();
    }

    @Override
    public String expected() {
        return device == null
                ? LessonMessages.text("address.expected", node, written())
                : LessonMessages.text("address.expected.device", node, device, written());
    }

    @Override
    public CheckVerdict judge(RunningLab lab) throws LabException {
        List<Interface> devices = lab.view(node).interfaces().stream()
                .filter(i -> device == null || i.name().equals(device))
                .toList();
        boolean met = devices.stream().flatMap(i -> i.addresses().stream()).anyMatch(this::isIt);
        List<String> there = devices.stream()
                .filter(i -> !i.name().equals(Names.LOOPBACK))
                .flatMap(i -> i.addresses().stream().map(p -> i.name() + " " + p.text()))
                .toList();
        boolean bare = devices.stream()
                .flatMap(i -> i.addresses().stream())
                .anyMatch(p -> p.isHost() && p.address().equals(address.ip()));
        return CheckVerdict.of(
                met,
                LessonMessages.text("address.found", node, RunningLab.list(there)),
                LessonMessages.text(bare ? "address.why.bare" : "address.why", node, written()));
    }

    private boolean isIt(Prefix there) {
        return there.address().equals(address.ip())
                && (!address.written() || there.length() == address.prefix().length());
    }
}
