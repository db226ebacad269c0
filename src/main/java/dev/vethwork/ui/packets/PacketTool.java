package dev.vethwork.ui.packets;

import dev.vethwork.packet.Frame;
import dev.vethwork.topology.Cable;
import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.ping.PingModel;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The whole tool of one window: its panel, and the chosen packet on the drawing. */
public final class PacketTool {
    private final TopologyCanvas canvas;
    private final PacketModel model;
    private final AddressBook book;
    private final CaptureMark mark = new CaptureMark();
    private final Background background;
    private final PingModel pings;
    private int opening;

    /** @param pings answers why a packet stopped */
    public PacketTool(TopologyCanvas canvas, Background background, PingModel pings) {
        this.canvas = canvas;
        this.background = background;
        this.pings = pings;
        this.book = new AddressBook(canvas.document());
        this.model = new PacketModel(canvas.session().listening(), background, book.names());
        canvas.drawing().add(mark);
        model.chosen().addListener((p, before, now) -> show(now == null ? null : now.frame()));
        this.opening = canvas.document().openings().get();
        WhileShown.hear(canvas, canvas.document().openings(), this::opened);
    }

    private void opened() {
        int now = canvas.document().openings().get();
        if (now != opening) {
            opening = now;
            model.stop();
            model.clear();
        }
    }

    public PacketModel model() {
        return model;
    }

    /** Looks at none of the packets any more. */
    public void forget() {
        model.chosen().set(null);
    }

    public Node panel() {
        return new PacketsPanel(model, background, book, this::why);
    }

    /** Reads at nodes and cables, by their names in the selection; beside those that are read where it runs. */
    public void capture(List<String> elements) {
        List<String> places = new ArrayList<>();
        for (String element : elements) {
            canvas.document().now().cables().stream()
                    .filter(cable -> cable.id().equals(element))
                    .findFirst()
                    .ifPresentOrElse(cable -> places.add(end(cable)), () -> {
                        if (canvas.document().now().node(element).isPresent()) {
                            places.add(element);
                        }
                    });
        }
        model.add(places);
    }

    /** What passes one end of a cable passes the other. */
    private static String end(Cable cable) {
        return cable.a().node() + ":" + cable.a().interfaceName();
    }

    private void show(@Nullable Frame frame) {
        mark.show(canvas.drawing(), canvas.document().now(), frame);
        List<String> lit = new ArrayList<>();
        if (frame != null) {
            CaptureMark.cable(canvas.document().now(), frame).ifPresent(cable -> lit.add(cable.id()));
            lit.add(frame.port().node());
        }
        canvas.selection().highlight(lit);
    }

    /** Asks the walk about that very packet. */
    private void why(Frame frame) {
        background.submit(
                () -> PacketQuestion.named(frame, model.log()),
                named -> PacketQuestion.of(named, book).ifPresent(this::ask),
                thrown -> PacketQuestion.of(frame, book).ifPresent(this::ask));
    }

    private void ask(PacketQuestion question) {
        pings.probe().set(question.probe());
        pings.ask(question.from(), question.to());
    }
}
