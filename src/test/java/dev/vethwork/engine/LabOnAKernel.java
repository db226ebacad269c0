package dev.vethwork.engine;

import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox of one lab, for tests that deploy several drawings in it one after the other. */
public abstract class LabOnAKernel {
    private final String lab;

    @TempDir
    protected Path home;

    protected Target target;

    protected LabOnAKernel(String lab) {
        this.lab = lab;
    }

    @BeforeEach
    protected void open() throws Exception {
        target = new LocalTargets(home).open(lab, TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE);
    }

    @AfterEach
    protected void takeDown() throws Exception {
        target.apply(Compiled.nothing(lab), RunListener.SILENT, new Cancellation());
        target.close();
    }

    protected void deploy(Topology drawn) throws Exception {
        target.apply(TopologyCompiler.compile(drawn, target.traits()), RunListener.SILENT, new Cancellation());
    }
}
