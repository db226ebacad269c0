package dev.vethwork.engine.observe;

import dev.vethwork.engine.read.Netconf;
import dev.vethwork.engine.registry.Registry;
import dev.vethwork.plan.compile.DeviceSetting;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the driver is asked to read: which namespaces, how much of each, and which settings. */
final class ObserveRequest {
    private static final Pattern SETTING = Pattern.compile("net(\\.[A-Za-z0-9_@+-]+)+");
    private static final String OF_EACH = "*";

    /** Namespaces at a time of which seldom settings are read as well. */
    private static final int MOST_IN_DETAIL = 60;

    private ObserveRequest() {}

    /** What else the driver is to read. */
    static String besides(ObservationScope scope, Registry registry, int namespaces) {
        boolean processes = scope.besides().contains(ObservationScope.Besides.PROCESSES) || !registry.services().isEmpty();
        return (scope.besides().contains(ObservationScope.Besides.BIRTH) ? "fresh" : "")
                + (scope.besides().contains(ObservationScope.Besides.FRAMES) ? " frames" : "")
                + (scope.besides().contains(ObservationScope.Besides.FOREIGN) ? " foreign" : "")
                // To open each of those files takes the kernel half a millisecond.
                + (scope.besides().contains(ObservationScope.Besides.FOREIGN) && namespaces < MOST_IN_DETAIL ? " details" : "")
                + (processes ? " processes" : "")
                + "\n";
    }

    /** @param glanced namespaces of which only settings are not known yet */
    static String of(
            Set<String> unread,
            Set<String> glanced,
            Set<String> light,
            Set<String> ports,
            Map<String, Set<String>> settings) {
        Set<String> any = settings.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        StringBuilder lines = new StringBuilder("*" + paths(any) + "\n");
        for (String name : unread) {
            if (name.isEmpty() && !ports.isEmpty()) {
                lines.append("= " + String.join(" ", ports) + "\n");
            } else {
                boolean lightly = !name.isEmpty() && light.contains(name);
                String how = name.isEmpty() ? "." : lightly ? "-" + name : name;
                Set<String> more = settings.getOrDefault(name, Set.of());
                lines.append(how + (lightly ? untold(more) : paths(more)) + "\n");
            }
        }
        for (String name : glanced) {
            String more = untold(settings.getOrDefault(name, Set.of()));
            if (!more.isEmpty()) {
                lines.append("+" + name + more + "\n");
            }
        }
        return lines.toString();
    }

    /** The paths of those settings that who has read interfaces has not read with them. */
    private static String untold(Set<String> settings) {
        return paths(settings.stream().filter(setting -> !Netconf.tells(setting)).collect(Collectors.toSet()));
    }

    /** Of what single interfaces have, that of each: those that were made meanwhile have it as well. So of what is written to each. */
    private static String paths(Set<String> settings) {
        return settings.stream()
                .filter(setting -> SETTING.matcher(setting).matches())
                .map(setting -> DeviceSetting.of(setting)
                        .filter(s -> !s.isOfAll() || s.isWrittenToEach())
                        .map(s -> s.at(OF_EACH).name())
                        .orElse(setting))
                .distinct()
                .map(setting -> " " + DeviceSetting.path(setting))
                .sorted()
                .collect(Collectors.joining());
    }
}
