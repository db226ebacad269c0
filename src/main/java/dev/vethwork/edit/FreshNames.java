package dev.vethwork.edit;

import dev.vethwork.net.Names;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that are not taken yet. All of them fit the kernel, and so are plain ASCII. */
public final class FreshNames {
    private static final Pattern NUMBERED = Pattern.compile("(.*?)([0-9]{0,9})");

    private FreshNames() {}

    /** A node's name like this one: itself, or with the next number that is free. */
    public static String node(Topology topology, String like) {
        return next(like, Names.MAX_INTERFACE, name -> topology.node(name).isPresent());
    }

    /** The interface of a node for a new cable to another: {@code veth-red}, on a bridge {@code veth-red-br}. */
    public static String device(Topology topology, String node, String peer) {
        boolean port = topology.node(node).filter(Bridge.class::isInstance).isPresent();
        return device(topology, port ? peer : node, port ? "-br" : "", Set.of());
    }

    static String device(Topology topology, String stem, String tail, Set<String> alsoTaken) {
        Set<String> taken = new HashSet<>(alsoTaken);
        for (Cable cable : topology.cables()) {
            for (CableEnd end : cable.ends()) {
                taken.add(end.interfaceName());
            }
        }
        topology.nodes().values().forEach(node -> {
            taken.add(node.name());
            if (node instanceof StackNode stack) {
                stack.stack().interfaces().forEach(drawn -> taken.add(drawn.name()));
            }
        });
        // Room for the tail, so that it is the stem that is cut.
        return next("veth-" + stem, Names.MAX_INTERFACE - tail.length(), name -> taken.contains(name + tail)) + tail;
    }

    /** This name if it is free, or else with the lowest number behind it that is; cut to so many bytes. */
    static String next(String like, int longest, Predicate<String> taken) {
        String whole = cut(like, longest);
        if (!taken.test(whole)) {
            return whole;
        }
        Matcher parts = NUMBERED.matcher(like);
        String stem = parts.matches() ? parts.group(1) : like;
        long number = parts.matches() && !parts.group(2).isEmpty() ? Long.parseLong(parts.group(2)) + 1 : 2;
        while (true) {
            String digits = Long.toString(number++);
            String name = cut(stem, longest - digits.length()) + digits;
            if (!taken.test(name)) {
                return name;
            }
        }
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
