package dev.vethwork.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A lab that runs in a sandbox while a test changes it, by edits and by hand. */
abstract class RunningLab {
    private final Topology drawn;

    @TempDir
    Path home;

    Target target;
    NetworkState known = NetworkState.EMPTY;

    RunningLab(Topology drawn) {
        this.drawn = drawn;
    }

    @BeforeEach
    void deploy() throws Exception {
        target = new LocalTargets(home).open(drawn.name(), TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE);
        target.apply(compiled(drawn), RunListener.SILENT, new Cancellation());
        known = target.observe(drawn.name());
    }

    @AfterEach
    void takeDown() throws Exception {
        if (target != null) {
            target.apply(Compiled.nothing(drawn.name()), RunListener.SILENT, new Cancellation());
            target.close();
        }
    }

    Compiled compiled(Topology topology) {
        return TopologyCompiler.compile(topology, target.traits());
    }

    void byHand(String... argv) throws TargetException {
        CommandResult result = target.execute(drawn.name(), "", List.of(argv), Eventually.LONGEST);
        assertThat(result.succeeded()).as(result.toString()).isTrue();
    }
}
