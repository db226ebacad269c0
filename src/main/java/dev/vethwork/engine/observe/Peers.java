package dev.vethwork.engine.observe;

import dev.vethwork.engine.read.NumberedLink;
import dev.vethwork.state.Peer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the other end of a veth pair. The kernel tells its number in its namespace, and a number for that namespace which
 * means something only to this one; two ends belong together when each names the other's number.
 */
final class Peers {
    private record Place(String namespace, NumberedLink link) {}

    private record Numbers(int own, int other) {}

    private final Map<Numbers, List<Place>> byNumbers = new HashMap<>();

    Peers(Iterable<RawNamespace> namespaces) {
        for (RawNamespace namespace : namespaces) {
            for (NumberedLink link : namespace.links().values()) {
                if (link.peerIndex() != 0 && link.device().kind().isCable()) {
                    byNumbers
                            .computeIfAbsent(new Numbers(link.device().index(), link.peerIndex()), n -> new ArrayList<>())
                            .add(new Place(namespace.name(), link));
                }
            }
        }
    }

    /**
     * The other end.
     *
     * @param names what this namespace's numbers for others mean, as far as they were asked for; where they were, an end must
     *     be where they say, as a stranger's cable into a namespace that is not read may have the numbers of one of ours
     */
    Optional<Peer> of(String namespace, NumberedLink link, Map<Integer, String> names) {
        if (link.localPeer() != null && link.peerNetnsId() < 0) {
            return Optional.of(new Peer(namespace, link.localPeer()));
        }
        List<Place> found = candidates(namespace, link);
        if (found.size() > 1 || !names.isEmpty()) {
            String name = names.get(link.peerNetnsId());
            found = found.stream().filter(p -> p.namespace().equals(name)).toList();
        }
        return found.size() == 1
                ? Optional.of(new Peer(
                        found.getFirst().namespace(), found.getFirst().link().device().name()))
                : Optional.empty();
    }

    /**
     * The other end, as far as it is told where that is: a number of which nobody could say what it means is no reason to leave
     * out the only end that fits.
     *
     * @param names what the numbers of each namespace for others mean
     */
    Optional<Peer> seen(String namespace, NumberedLink link, Map<String, Map<Integer, String>> names) {
        if (link.localPeer() != null && link.peerNetnsId() < 0) {
            return Optional.of(new Peer(namespace, link.localPeer()));
        }
        List<Place> agreed = candidates(namespace, link).stream()
                .filter(p -> agrees(names, namespace, link, p.namespace()))
                .filter(p -> agrees(names, p.namespace(), p.link(), namespace))
                .toList();
        // Of several that fit, the one that was asked and says so.
        List<Place> said = agreed.stream()
                .filter(p -> names.getOrDefault(p.namespace(), Map.of()).containsKey(p.link().peerNetnsId()))
                .toList();
        List<Place> fitting = said.size() == 1 ? said : agreed;
        return fitting.size() == 1
                ? Optional.of(new Peer(
                        fitting.getFirst().namespace(), fitting.getFirst().link().device().name()))
                : Optional.empty();
    }

    private static boolean agrees(
            Map<String, Map<Integer, String>> names, String namespace, NumberedLink link, String other) {
        return names.getOrDefault(namespace, Map.of())
                .getOrDefault(link.peerNetnsId(), other)
                .equals(other);
    }

    /** Namespaces in which numbers alone do not tell. */
    Set<String> doubtful() {
        Set<String> all = new TreeSet<>();
        byNumbers.values().forEach(places -> places.forEach(place -> {
            if (candidates(place.namespace(), place.link()).size() > 1) {
                all.add(place.namespace());
            }
        }));
        return all;
    }

    private List<Place> candidates(String namespace, NumberedLink link) {
        return byNumbers.getOrDefault(new Numbers(link.peerIndex(), link.device().index()), List.of()).stream()
                .filter(p -> !p.namespace().equals(namespace))
                .toList();
    }
}
