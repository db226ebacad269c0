package dev.vethwork.packet.filter;

import dev.vethwork.packet.DecodedPacket;
import dev.vethwork.packet.Frame;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Set;

/** Which packets are wanted. */
@FunctionalInterface
public interface Filter {
    Filter ALL = (frame, packet) -> true;

    boolean wants(Frame frame, DecodedPacket packet);

    /** What a name stands for that is no address. */
    @FunctionalInterface
    interface Names {
        /** The addresses of a node; none where there is no such node. */
        Set<IPAddress> addresses(String node);
    }

    /**
     * Reads an expression; an empty one wants everything.
     *
     * @throws FilterException if it cannot be understood
     */
    static Filter parse(String text, Names names) throws FilterException {
        return text.isBlank() ? ALL : new FilterParser(FilterWords.of(text), names).parse();
    }

    /** What all of them want. As one list, as people paste lists that are longer than a thread's stack is deep. */
    static Filter allOf(List<Filter> filters) {
        return filters.size() == 1
                ? filters.getFirst()
                : (frame, packet) -> filters.stream().allMatch(filter -> filter.wants(frame, packet));
    }

    /** What any of them wants. */
    static Filter anyOf(List<Filter> filters) {
        return filters.size() == 1
                ? filters.getFirst()
                : (frame, packet) -> filters.stream().anyMatch(filter -> filter.wants(frame, packet));
    }

    default Filter not() {
        return (frame, packet) -> !wants(frame, packet);
    }
}
