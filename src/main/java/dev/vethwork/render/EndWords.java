package dev.vethwork.render;

import dev.vethwork.topology.CableEnd;
import java.util.ArrayList;
import java.util.List;

/** What stands at a cable's end, in windows and in pictures: interface, addresses, whether it is off, its weather. */
public final class EndWords {
    private static final String DHCP = "DHCP";

    private EndWords() {}

    /** Line by line. @param leased what a DHCP server gave it */
    public static List<String> of(CableEnd end, List<String> leased) {
        List<String> lines = new ArrayList<>();
        lines.add(end.interfaceName());
        if (end.dhcp()) {
            lines.addAll(leased.isEmpty() ? List.of(DHCP) : leased.stream().map(a -> DHCP + " " + a).toList());
        }
        end.addresses().forEach(a -> lines.add(a.text()));
        if (!end.up()) {
            lines.set(lines.size() - 1, lines.getLast() + " · " + RenderMessages.of("off"));
        }
        String weather = Weather.text(end.shaping());
        if (!weather.isEmpty()) {
            lines.add(weather);
        }
        return lines;
    }
}
