package dev.vethwork.lesson.check;

import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.RouteEntry;
import inet.ipaddr.IPAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code route: { node: blue, to: default, via: 192.168.15.5 }}: the kernel has it in its main table.
 *
 * @param via null for any gateway or none
 * @param device null for any
 */
public record RouteCheck(String node, Prefix to, @Nullable IPAddress via, @Nullable String device) implements Check {
    @Override
    public String text() {
        return "route: { node: " + node + ", to: " + RunningLab.shown(to)
                + (via == null ? "" : ", via: " + Addresses.text(via))
                + (device == null ? "" : ", device: " + device) + " }";
    }

    @Override
    public String expected() {
        return LessonMessages.text("route.expected", node, wanted());
    }

    private String wanted() {
        return RunningLab.shown(to)
                + (via == null ? "" : " via " + Addresses.text(via))
                + (device == null ? "" : " dev " + device);
    }

    @Override
    public CheckVerdict judge(RunningLab lab) throws LabException {
        List<RouteEntry> routes = lab.view(node).routes();
        String there = RunningLab.list(routes.stream()
                .filter(r -> r.family() == to.family())
                .map(RunningLab::route)
                .toList());
        return CheckVerdict.of(
                routes.stream().anyMatch(this::isIt),
                LessonMessages.text("route.found", node, there),
                LessonMessages.text("route.why", node, wanted()));
    }

    private boolean isIt(RouteEntry route) {
        boolean same = route.to().equals(to.network());
        boolean free = via == null && device == null;
        return same && (free || route.hops().stream().anyMatch(this::isIt));
    }

    private boolean isIt(RouteEntry.Hop hop) {
        return (via == null || via.equals(hop.via())) && (device == null || device.equals(hop.device()));
    }
}
