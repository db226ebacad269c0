package dev.vethwork.ui.shell.command;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.FreshAddresses;
import dev.vethwork.edit.addressing.Addressing;
import dev.vethwork.edit.addressing.FreeSubnets;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.segment.Segment;
import dev.vethwork.topology.segment.Segments;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.shell.Workbench;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.stage.Window;
import javafx.util.StringConverter;

/** Asks for another subnet for the segment of the selected cable, bridge or node, and carries its addresses there. */
public final class RenumberingCommand {
    private final Workbench bench;
    private final Window owner;

    public RenumberingCommand(Workbench bench, Window owner) {
        this.bench = bench;
        this.owner = owner;
    }

    boolean possible() {
        return segment().filter(s -> !FreshAddresses.subnets(s).isEmpty()).isPresent();
    }

    /** The segment that the one selected element is on; of a node, its first. */
    private Optional<Segment> segment() {
        Topology topology = bench.document().now();
        return bench.selection().single().flatMap(id -> {
            Segments segments = Segments.of(topology);
            if (topology.node(id).orElse(null) instanceof Bridge) {
                return segments.ofBridge(id);
            }
            Stream<Cable> cables = topology.node(id).isPresent()
                    ? topology.cables().stream().filter(c -> c.a().node().equals(id) || c.b().node().equals(id))
                    : topology.cables().stream().filter(c -> c.id().equals(id));
            return cables.findFirst().flatMap(c -> segments.of(c.a().id()));
        });
    }

    void ask() {
        segment().ifPresent(segment -> {
            List<Prefix> subnets = FreshAddresses.subnets(segment);
            if (!subnets.isEmpty()) {
                dialog(segment, subnets).showAndWait();
            }
        });
    }

    private Dialog<ButtonType> dialog(Segment segment, List<Prefix> subnets) {
        ComboBox<Prefix> old = new ComboBox<>();
        old.setId("renumber-old");
        old.getItems().setAll(subnets);
        old.setConverter(new StringConverter<>() {
            @Override
            public String toString(Prefix prefix) {
                return prefix == null ? "" : prefix.text();
            }

            @Override
            public Prefix fromString(String text) {
                return Prefix.parse(text);
            }
        });
        TextField fresh = new TextField();
        fresh.setId("renumber-new");
        old.valueProperty().addListener((p, before, now) -> fresh.setText(free(now)));
        old.setValue(subnets.getFirst());
        Label error = new Label();
        error.setId("renumber-error");
        error.getStyleClass().add("danger");
        error.setWrapText(true);
        GridPane form = new GridPane(10, 10);
        form.addRow(0, named("renumber.old", old), old);
        form.addRow(1, named("renumber.new", fresh), fresh);
        form.add(error, 0, 2, 2, 1);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(Texts.get("renumber").replace("…", ""));
        dialog.setHeaderText(Texts.get("renumber.header", segment.addresses().count()));
        dialog.getDialogPane().setContent(form);
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.OK, ButtonType.CANCEL);
        dialog.getDialogPane().lookupButton(ButtonType.OK).addEventFilter(ActionEvent.ACTION, event -> {
            try {
                bench.document().applyOrThrow(edit(segment, old.getValue(), Prefix.parse(fresh.getText().strip())));
            } catch (BadValue e) {
                error.setText(dev.vethwork.ui.model.Problem.of(e).sentence());
                event.consume();
            }
        });
        dialog.setOnShown(event -> {
            fresh.requestFocus();
            fresh.selectAll();
        });
        return dialog;
    }

    /** What a screen reader says of it, too. */
    private static Label named(String key, Control field) {
        Label label = new Label(Texts.get(key));
        label.setLabelFor(field);
        return label;
    }

    private static Edit edit(Segment segment, Prefix old, Prefix fresh) {
        return segment.bridges().isEmpty()
                ? Addressing.renumber(segment.cables().getFirst().a().id(), old, fresh)
                : Addressing.renumber(segment.bridges().getFirst(), old, fresh);
    }

    private String free(Prefix old) {
        FreeSubnets subnets = FreeSubnets.of(bench.document().now(), List.of());
        return (old.family() == Family.V4 ? subnets.takeV4() : subnets.takeV6())
                .map(s -> new Prefix(s.address(), Math.max(s.length(), old.length())).text())
                .orElse("");
    }
}
