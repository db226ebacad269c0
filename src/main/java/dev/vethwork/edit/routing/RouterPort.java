package dev.vethwork.edit.routing;

import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * An interface of a router that has addresses.
 *
 * @param quiet whether nobody there speaks the router's protocol
 * @param speakers others there who do, each with its address
 */
record RouterPort(String device, List<InterfaceAddress> addresses, boolean quiet, List<Speaker> speakers) {
    /**
     * Another router on the same link.
     *
     * @param system its autonomous system
     */
    record Speaker(InterfaceAddress address, long system) {}

    /**
     * A session of two neighbours.
     *
     * @param own the address from which it is led
     */
    record Session(InterfaceAddress own, Speaker with) {}

    boolean has(Family family) {
        return addresses.stream().anyMatch(a -> a.family() == family);
    }

    /** One for each address that another has in a subnet of an own one. */
    Stream<Session> sessions() {
        return speakers.stream().flatMap(speaker -> addresses.stream()
                .filter(own -> own.family() == speaker.address().family()
                        && own.subnet().equals(speaker.address().subnet())
                        && own.written())
                .limit(1)
                .map(own -> new Session(own, speaker)));
    }
}
