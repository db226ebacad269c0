package dev.vethwork.lab.watch;

import dev.vethwork.engine.CounterStream;
import dev.vethwork.engine.TargetException;
import dev.vethwork.lab.failure.Failures;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.inspect.DeployedLab;
import java.util.Set;

/** Reads what passes at every interface of a lab, whenever it is asked. */
public final class TrafficWatch implements AutoCloseable {
    private final CounterStream stream;
    private volatile Set<String> namespaces;
    private volatile Places places;
    private final Traffic traffic;

    public TrafficWatch(CounterStream stream, DeployedLab lab) {
        this.stream = stream;
        this.places = new Places(lab);
        this.namespaces = places.namespaces();
        this.traffic = new Traffic((namespace, device) -> places.nodeOf(namespace, device));
    }

    /** The lab has changed. */
    public void follow(DeployedLab lab) {
        places = new Places(lab);
        namespaces = places.namespaces();
    }

    public TrafficSample next() throws LabException {
        try {
            return traffic.next(stream.read(namespaces));
        } catch (TargetException e) {
            throw Failures.of(e);
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}
