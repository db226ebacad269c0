package dev.vethwork.topology;

/** Names a cable's end: the node it is plugged into and the interface that it is there. */
public record EndId(String node, String interfaceName) implements Comparable<EndId> {
    @Override
    public int compareTo(EndId other) {
        int byNode = node.compareTo(other.node);
        return byNode != 0 ? byNode : interfaceName.compareTo(other.interfaceName);
    }

    /** Whether this is how it is written: {@code red:veth-red}. */
    public boolean is(String text) {
        return text.length() == node.length() + 1 + interfaceName.length()
                && text.startsWith(node)
                && text.charAt(node.length()) == ':'
                && text.endsWith(interfaceName);
    }

    @Override
    public String toString() {
        return node + ":" + interfaceName;
    }
}
