package dev.vethwork.ui.packets;

import dev.vethwork.packet.Frame;
import dev.vethwork.packet.log.Ladder;
import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.panels.PanelStyle;
import java.io.File;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** The list of packets with the layers and bytes of the chosen one, and its ladder. */
final class PacketsPanel extends VBox {
    /** To fill all rows anew takes longer than a frame may: between two times there are frames for everything else. */
    private static final Duration REST = Duration.ofMillis(90);

    /** From here on, list and layers stand one above the other. */
    private static final double HIGH = 320;

    private final PacketModel model;
    private final Background background;
    private final PacketRows rows;
    private final PacketTable table;
    private final PacketHeader header;
    private final HexView hex = new HexView();
    private final LayersView layers = new LayersView(hex::light);
    private final LadderView ladder;
    /** The list, and beside it the chosen packet: before one is chosen the list has all of the width. */
    private final SplitPane both = new SplitPane();

    private final TabPane side = new TabPane();
    private final Tab laddered = new Tab(PacketText.get("ladder"));
    /** Whether the rows will be taken over without being told once more. */
    private final AtomicBoolean told = new AtomicBoolean();
    /** Whether they were taken over just now. */
    private boolean resting;

    /** @param why asks the walk about a packet */
    PacketsPanel(PacketModel model, Background background, AddressBook book, Consumer<Frame> why) {
        this.model = model;
        this.background = background;
        this.rows = new PacketRows(model.log());
        this.table = new PacketTable(rows, book, model.state());
        this.ladder = new LadderView(frame -> model.chosen().set(PacketRow.of(-1, frame)));
        setId("packets-panel");
        getStyleClass().add("packets-panel");
        PanelStyle.dress(this);
        getStylesheets()
                .add(Objects.requireNonNull(PacketsPanel.class.getResource("/dev/vethwork/ui/packets.css"))
                        .toExternalForm());
        this.header = new PacketHeader(model, background, this::save, () -> {
            PacketRow row = model.chosen().get();
            if (row != null && row.frame() != null) {
                why.accept(row.frame());
            }
        });
        SplitPane details = new SplitPane(layers, hex);
        details.setDividerPositions(0.5);
        Tab layered = new Tab(PacketText.get("layers"), details);
        laddered.setContent(ladder);
        laddered.setId("tab-ladder");
        side.getTabs().addAll(layered, laddered);
        side.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        side.setId("packet-side");
        side.getStyleClass().add("dense");
        both.getItems().add(table);
        both.heightProperty().addListener((p, before, now) -> {
            Orientation wanted = now.doubleValue() < HIGH ? Orientation.HORIZONTAL : Orientation.VERTICAL;
            if (wanted != both.getOrientation()) {
                lay(wanted);
            }
        });
        VBox.setVgrow(both, Priority.ALWAYS);
        Label problem = PanelStyle.label("", "packet-problem");
        problem.setId("packet-problem");
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        WhileShown.hear(this, model.problem(), (p, before, now) -> problem.setText(now == null ? "" : now.sentence()));
        getChildren().addAll(header, problem, both);
        table.getSelectionModel().selectedItemProperty().addListener((p, before, now) -> {
            if (now != null) {
                model.chosen().set(now);
            }
        });
        model.chosen().addListener((p, before, now) -> {
            if (now == null) {
                table.getSelectionModel().clearSelection();
            }
            show(now);
        });
        laddered.selectedProperty().addListener((p, before, now) -> climb());
        header.pause.selectedProperty().addListener(p -> tell());
        model.log().onChange(this::tell);
        tell();
    }

    /** The summary of a packet is what is read first: it has the width where there is height for the layers below it. */
    private void lay(Orientation how) {
        both.setOrientation(how);
        both.setDividerPositions(how == Orientation.HORIZONTAL ? 0.68 : 0.55);
    }

    /** From any thread: there is something else to show. */
    private void tell() {
        if (told.compareAndSet(false, true)) {
            background.onWindow(() -> {
                if (!resting) {
                    publish();
                }
            });
        }
    }

    private void publish() {
        told.set(false);
        if (header.pause.isSelected() || !rows.publish()) {
            return;
        }
        header.count(rows.size(), model.log().next() - model.log().first(), model.lost());
        if (header.follow.isSelected() && !rows.isEmpty()) {
            table.scrollTo(rows.size() - 1);
        }
        resting = true;
        background.after(REST, () -> {
            resting = false;
            if (told.get()) {
                publish();
            }
        });
    }

    private void show(@Nullable PacketRow row) {
        if (row != null && !both.getItems().contains(side)) {
            both.getItems().add(side);
            lay(both.getOrientation());
        }
        hex.show(row == null || row.frame() == null ? new byte[0] : row.frame().bytes());
        layers.show(row);
        climb();
    }

    /** Looks for the packet at other places, once somebody wants to see that. */
    private void climb() {
        PacketRow row = model.chosen().get();
        if (row == null || row.frame() == null) {
            ladder.show(Optional.empty());
        } else if (laddered.isSelected()) {
            Frame frame = row.frame();
            background.submit(
                    () -> Ladder.of(frame, model.log()),
                    found -> {
                        if (row.equals(model.chosen().get())) {
                            ladder.show(found);
                        }
                    },
                    thrown -> ladder.show(Optional.empty()));
        }
    }

    private void save() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(PacketText.get("save"));
        chooser.setInitialFileName("packets.pcapng");
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            model.save(file.toPath());
        }
    }
}
