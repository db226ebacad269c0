package dev.vethwork.ui.panels;

import atlantafx.base.theme.PrimerLight;
import dev.vethwork.engine.NowhereTargets;
import dev.vethwork.engine.Targets;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.DirectBackground;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Selection;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** A drawing, open and selected from, for a panel to be tried on. */
public final class Bench {
    public final Document document;
    public final Selection selection = new Selection();
    public final DirectBackground background = new DirectBackground();
    public final LabSession session;

    public Bench(Topology topology) {
        this(topology, new NowhereTargets());
    }

    public Bench(Topology topology, Targets targets) {
        document = new Document(topology, null);
        session = new LabSession(document, targets, background);
    }

    /** Red and the host on one bridge; red's address has no prefix length, which lint finds. */
    public static Topology lab() {
        return Topology.empty("lab")
                .withNode(Namespace.of("red"))
                .withNode(Bridge.of("v-net-0"))
                .withNode(Host.of("host"))
                .withCable(Cable.of(CableEnd.of("red", "veth-red", "192.168.15.1"), CableEnd.of("v-net-0", "veth-red-br")));
    }

    public static void show(Stage stage, Parent panel, double width, double height) {
        Scene scene = new Scene(panel, width, height);
        // As the program does it: what pops up has a scene of its own.
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        stage.setScene(scene);
        stage.show();
    }
}
