package dev.vethwork.format.importing.tool;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What CORE's files call a router by its type, and by its model what it is: a model stands for the services of its nodes. */
final class CoreModel {
    private static final String ROUTER = "router";

    /** As CORE comes: a file tells of those that are others. */
    private static final Map<String, List<String>> SERVICES = Map.of(
            "PC", List.of(ServiceFile.DEFAULT_ROUTE),
            "host", List.of(ServiceFile.DEFAULT_ROUTE, "SSH"),
            "router", List.of("zebra", "OSPFv2", "OSPFv3", "IPForward"),
            "mdr", List.of("zebra", "OSPFv3MDR", "IPForward"),
            "prouter", List.of("zebra", "OSPFv2", "OSPFv3", "IPForward"));

    private static final List<String> FORWARDING = List.of("IPForward", "zebra", "FRRzebra");

    private CoreModel() {}

    /** @param said what the file says, empty where it does not */
    static List<String> services(String model, String said) {
        return said.isBlank() ? SERVICES.getOrDefault(model, List.of()) : Arrays.asList(said.strip().split("\\s+"));
    }

    /** Whether a host is meant: it passes nothing on. */
    static String type(String type, String model, List<String> services) {
        boolean host = !model.isEmpty() && !services.isEmpty() && services.stream().noneMatch(FORWARDING::contains);
        return type.equals(ROUTER) && host ? "host" : type;
    }

    /** Whether such a node gets its default route from its tool: of IMUNES, which has no models, each host does. */
    static boolean routesItself(String model, List<String> services) {
        return model.isEmpty() || services.contains(ServiceFile.DEFAULT_ROUTE);
    }
}
