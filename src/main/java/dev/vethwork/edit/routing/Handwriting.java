package dev.vethwork.edit.routing;

import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Names;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells a configuration that was written for another drawing, whatever is in that, from what somebody wrote by hand. */
final class Handwriting {
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Fa-f.:]*[0-9][0-9A-Fa-f.:]*");
    private static final Pattern DEVICE = Pattern.compile("^interface .*");

    /** A router that has all that a configuration may speak of. */
    private static final Router EVERYTHING = everything();

    private Handwriting() {}

    private static Router everything() {
        List<InterfaceAddress> own = addresses("10.0.0.1/24", "fd00::1/64");
        List<RouterPort.Speaker> others = addresses("10.0.0.2/24", "fd00::2/64").stream()
                .map(address -> new RouterPort.Speaker(address, 2))
                .toList();
        return new Router(
                "10.0.0.1",
                1,
                List.of(new RouterPort(Names.LOOPBACK, own, true, List.of()), new RouterPort("eth0", own, false, others)));
    }

    private static List<InterfaceAddress> addresses(String... texts) {
        return Stream.of(texts).map(InterfaceAddress::parse).toList();
    }

    /** Whether each line is one that is written, but for names and numbers. */
    static boolean isOurs(RoutingDaemon daemon, String text) {
        Set<String> written = shapes(daemon.write(EVERYTHING));
        return !text.isBlank() && written.containsAll(shapes(text));
    }

    private static Set<String> shapes(String text) {
        return text.lines().map(Handwriting::shape).collect(Collectors.toSet());
    }

    private static String shape(String line) {
        String named = DEVICE.matcher(QUOTED.matcher(line).replaceAll("Q")).replaceAll("interface");
        return NUMBER.matcher(named).replaceAll("N");
    }
}
