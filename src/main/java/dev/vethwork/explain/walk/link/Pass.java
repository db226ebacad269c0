package dev.vethwork.explain.walk.link;

/**
 * A frame in a switch.
 *
 * @param in the port that it came in by, or the switch itself where its own stack sent it
 * @param out the port that it leaves by, or the switch itself where its own stack takes it
 */
public record Pass(Port bridge, Port in, Port out) {
    Pass back() {
        return new Pass(bridge, out, in);
    }
}
