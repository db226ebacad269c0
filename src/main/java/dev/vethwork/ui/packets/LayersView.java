package dev.vethwork.ui.packets;

import dev.vethwork.packet.bytes.Field;
import dev.vethwork.packet.layer.Ends;
import dev.vethwork.packet.layer.Layer;
import java.util.function.BiConsumer;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import org.jspecify.annotations.Nullable;

/** The layers of a packet, each with its fields. */
final class LayersView extends TreeView<LayersView.Part> {
    /** A layer or one of its fields, and the bytes that hold it. */
    record Part(String text, int from, int to) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** @param lit told of the bytes of what is chosen */
    LayersView(BiConsumer<Integer, Integer> lit) {
        setId("packet-layers");
        getStyleClass().add("dense");
        setAccessibleText(PacketText.get("layers"));
        setShowRoot(false);
        setRoot(new TreeItem<>(new Part("", 0, 0)));
        getSelectionModel().selectedItemProperty().addListener((p, before, now) -> {
            if (now != null) {
                lit.accept(now.getValue().from(), now.getValue().to());
            }
        });
    }

    void show(@Nullable PacketRow row) {
        TreeItem<Part> root = new TreeItem<>(new Part("", 0, 0));
        if (row != null && row.packet() != null) {
            Ends ends = Ends.NOBODY;
            for (Layer layer : row.packet().layers()) {
                ends = ends.within(layer);
                String head = layer.protocol().label() + "  –  " + layer.summary(ends).text();
                TreeItem<Part> item = new TreeItem<>(new Part(head, layer.at().from(), layer.at().to()));
                for (Field field : layer.fields()) {
                    item.getChildren().add(new TreeItem<>(new Part(
                            PacketText.field(field.name()) + ": " + field.value(), field.from(), field.to())));
                }
                root.getChildren().add(item);
            }
            if (!root.getChildren().isEmpty()) {
                root.getChildren().getLast().setExpanded(true);
            }
        }
        setRoot(root);
    }
}
