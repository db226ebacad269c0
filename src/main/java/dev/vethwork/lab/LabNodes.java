package dev.vethwork.lab;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.LineStream;
import dev.vethwork.engine.Tap;
import dev.vethwork.engine.Targets;
import dev.vethwork.explain.Probe;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.inspect.DeployedLab;
import dev.vethwork.lab.watch.PacketCapture;
import dev.vethwork.lab.watch.Places;
import dev.vethwork.lab.watch.TrafficWatch;
import dev.vethwork.packet.filter.Filter;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;

/** What may be done inside the nodes of a running lab: commands, pings, what passes there. It changes nothing that is drawn. */
public final class LabNodes {
    private final Targets targets;
    private final OpenLab place;

    LabNodes(Targets targets, OpenLab place) {
        this.targets = targets;
        this.place = place;
    }

    /** Runs a command inside a namespace of the lab and waits for it. */
    public CommandResult exec(String lab, String namespace, List<String> argv, Duration timeout, Caller caller)
            throws LabException {
        return place.use(() -> place.needed(lab, caller).execute(lab, namespace, argv, timeout));
    }

    /** The words to put before a command that shall run inside a namespace with a terminal of its own. */
    public List<String> enter(String lab, String namespace, Caller caller) throws LabException {
        return place.use(() -> place.needed(lab, caller).enter(lab, namespace));
    }

    /**
     * Asks the kernel itself whether a packet arrives.
     *
     * @param lab as it was read last
     * @param to a node's name or an address
     * @param echoes how many are sent where it is a ping
     */
    public Pinged ping(DeployedLab lab, String from, String to, Probe probe, int echoes, Caller caller) throws LabException {
        if (targets.find(lab.lab()).isEmpty()) {
            throw Missing.lab(targets, lab.lab());
        }
        String namespace = lab.namespaceOf(from);
        String address = PingAddress.find(lab, from, to);
        CommandResult result =
                exec(lab.lab(), namespace, Pinged.command(probe, address, echoes), Pinged.LONGEST, caller);
        return new Pinged(from, to, address, result);
    }

    /**
     * Reads packets as they pass.
     *
     * @param lab as it was read last
     * @param places of the form {@code NODE[:INTERFACE]}; none for every interface of every node
     * @param filter which packets are wanted, in the language of filters; empty for all
     */
    public PacketCapture capture(DeployedLab lab, List<String> places, String filter, Caller caller) throws LabException {
        Places known = new Places(lab);
        Filter wanted = PacketCapture.filter(filter, known.names());
        List<Tap> taps = known.taps(places);
        return place.use(() -> new PacketCapture(
                targets.packets(lab.lab(), taps, caller.credentials()), known.names(), wanted));
    }

    /** Starts a program inside a node, and hears what it says until it or whoever hears ends. */
    public LineStream run(DeployedLab lab, String node, List<String> argv, Caller caller) throws LabException {
        String namespace = lab.namespaceOf(node);
        return place.use(() -> targets.run(lab.lab(), namespace, argv, caller.credentials()));
    }

    /** The address by which a node would speak to another. @param to a node's name or an address */
    public String address(DeployedLab lab, String from, String to) throws LabException {
        return PingAddress.find(lab, from, to);
    }

    /** Starts a program beside this one, and gives what it reads on its standard input. */
    public OutputStream feed(List<String> argv) throws LabException {
        return place.use(() -> targets.feed(argv));
    }

    /** Watches what passes at every interface. @param lab as it was read last */
    public TrafficWatch traffic(DeployedLab lab, Caller caller) throws LabException {
        return place.use(() -> new TrafficWatch(targets.counters(lab.lab(), caller.credentials()), lab));
    }
}
