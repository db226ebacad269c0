package dev.vethwork.format.exporting;

import dev.vethwork.net.Resolver;
import dev.vethwork.text.Phrase;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a drawing says besides the commands that make it. Few forms have a place for it, and what is lost is said. */
enum Besides {
    DESCRIPTION {
        @Override
        Optional<Phrase> unsaid(Topology topology) {
            return topology.description().isBlank() ? Optional.empty() : Optional.of(ExportTexts.of("unsaid.description"));
        }
    },
    PLACES {
        @Override
        Optional<Phrase> unsaid(Topology topology) {
            return topology.layout().isEmpty() ? Optional.empty() : Optional.of(ExportTexts.of("unsaid.places"));
        }
    },
    NOTES {
        @Override
        Optional<Phrase> unsaid(Topology topology) {
            return topology.notes().isEmpty() ? Optional.empty() : Optional.of(ExportTexts.of("unsaid.notes", topology.notes().size()));
        }
    },
    ROLES {
        @Override
        Optional<Phrase> unsaid(Topology topology) {
            return named(topology, "unsaid.roles", node -> node instanceof Namespace n && n.role() != Namespace.Role.PLAIN);
        }
    },
    /** Whom programs ask for names is no command, but what they see in place of the machine's file. */
    NAME_SERVERS {
        @Override
        Optional<Phrase> unsaid(Topology topology) {
            return named(topology, "unsaid.dns", node -> node instanceof StackNode s && !s.stack().dns().equals(Resolver.NONE));
        }
    },
    /** The way to the real network is of whatever place the lab is in. */
    UPLINK {
        @Override
        Optional<Phrase> unsaid(Topology topology) {
            return named(topology, "unsaid.uplink", Internet.class::isInstance);
        }
    };

    /** A sentence where the drawing has it. */
    abstract Optional<Phrase> unsaid(Topology topology);

    private static Optional<Phrase> named(Topology topology, String key, Predicate<Node> has) {
        String names = topology.nodes().values().stream().filter(has).map(Node::name).collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of(ExportTexts.of(key, names));
    }
}
