package dev.vethwork.format.kind;

import dev.vethwork.format.json.Fields;
import dev.vethwork.topology.kind.DrawnTun;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.List;

/** Taps, and what a tun has of it. */
record TunFormat(boolean frames) implements InterfaceFormat<DrawnTun> {
    static final TunFormat PACKETS = new TunFormat(false);

    TunFormat() {
        this(true);
    }

    @Override
    public List<String> basics() {
        return frames ? ALL_BASICS : WITHOUT_FRAMES;
    }

    @Override
    public DrawnTun read(LinkBasics basics, Fields fields) {
        return new DrawnTun(basics, frames);
    }
}
