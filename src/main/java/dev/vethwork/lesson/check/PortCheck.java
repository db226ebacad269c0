package dev.vethwork.lesson.check;

import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.state.Interface;
import java.util.List;

/** {@code port: { bridge: v-net-0, interface: veth-red-br }}: it is plugged into the bridge and up. */
public record PortCheck(String bridge, String device) implements Check {
    @Override
    public String text() {
        return "port: { bridge: " + bridge + ", interface: " + device + " }";
    }

    @Override
    public String expected() {
        return LessonMessages.text("port.expected", bridge, device);
    }

    @Override
    public CheckVerdict judge(RunningLab lab) throws LabException {
        List<Interface> ports = lab.view(bridge).interfaces().stream()
                .filter(i -> bridge.equals(i.master()))
                .toList();
        boolean plugged = ports.stream().anyMatch(i -> i.name().equals(device));
        String there = RunningLab.list(
                ports.stream().map(i -> i.name() + (i.up() ? "" : " " + LessonMessages.text("port.down"))).toList());
        return CheckVerdict.of(
                ports.stream().anyMatch(i -> i.name().equals(device) && i.up()),
                LessonMessages.text("port.found", bridge, there),
                LessonMessages.text(plugged ? "port.why.down" : "port.why", bridge, device));
    }
}
