package dev.vethwork.edit.routing;

import dev.vethwork.topology.NodeFile;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.StackNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What runs on a router: a protocol, and whose programs speak it. */
public record RoutingDaemon(RoutingProtocol protocol, RoutingSuite suite) {
    /** Every one that can be placed. */
    public static final List<RoutingDaemon> ALL = Stream.of(RoutingSuite.values())
            .flatMap(suite -> Stream.of(RoutingProtocol.values()).map(protocol -> new RoutingDaemon(protocol, suite)))
            .toList();

    /** Those that a node runs, told from a service of that name and from the file of its configuration. */
    public static Stream<RoutingDaemon> of(StackNode node) {
        return node.stack().files().isEmpty()
                ? Stream.empty()
                : ALL.stream().filter(daemon -> daemon.isOn(node));
    }

    private boolean isOn(StackNode node) {
        return node.stack().services().stream().anyMatch(s -> s.name().equals(protocol.word()))
                && configuration(node).isPresent();
    }

    /** Its configuration as it is drawn. */
    Optional<String> configuration(StackNode node) {
        return node.stack().files().stream()
                .filter(file -> file.path().equals(suite.path()))
                .map(NodeFile::text)
                .findFirst();
    }

    /** What has to run for it. */
    Service service() {
        return switch (suite) {
            case BIRD -> BirdConfiguration.service(protocol);
            case FRR -> FrrConfiguration.service(protocol);
        };
    }

    /** Files beside its configuration that it needs, the same on every node. */
    List<NodeFile> fixedFiles() {
        return switch (suite) {
            case BIRD -> List.of();
            case FRR -> FrrConfiguration.USERS;
        };
    }

    /** The configuration for what a router has now. */
    String write(Router router) {
        return switch (suite) {
            case BIRD -> BirdConfiguration.write(protocol, router);
            case FRR -> FrrConfiguration.write(protocol, router);
        };
    }
}
