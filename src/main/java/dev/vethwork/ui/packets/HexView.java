package dev.vethwork.ui.packets;

import java.util.Locale;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;

/** The bytes of a packet, sixteen a line, some of them lit. */
final class HexView extends ListView<Integer> {
    private static final int PER_LINE = 16;

    private byte[] bytes = new byte[0];
    private int from;
    private int to;

    HexView() {
        setId("packet-bytes");
        getStyleClass().addAll("dense", "packet-bytes");
        setAccessibleText(PacketText.get("bytes"));
        setCellFactory(view -> new Line());
    }

    void show(byte[] value) {
        bytes = value;
        from = 0;
        to = 0;
        getItems().clear();
        for (int i = 0; i < value.length; i += PER_LINE) {
            getItems().add(i);
        }
    }

    /** Lights these up, and brings them into sight. */
    void light(int first, int end) {
        from = first;
        to = end;
        refresh();
        if (end > first) {
            scrollTo(Math.max(0, first / PER_LINE - 1));
        }
    }

    private final class Line extends ListCell<Integer> {
        private final HBox flow = new HBox();

        @Override
        protected void updateItem(Integer start, boolean empty) {
            super.updateItem(start, empty);
            setText(null);
            setGraphic(empty || start == null ? null : flow);
            if (!empty && start != null) {
                write(start);
            }
        }

        private void write(int start) {
            flow.getChildren().clear();
            put(String.format(Locale.ROOT, "%04x  ", start), "offset");
            int end = Math.min(bytes.length, start + PER_LINE);
            int first = Math.clamp(from, start, end);
            int last = Math.clamp(to, first, end);
            put(hex(start, first, start), "byte");
            put(hex(first, last, start), "byte-lit");
            put(hex(last, end, start) + "   ".repeat(start + PER_LINE - end) + " ", "byte");
            put(text(start, first), "byte");
            put(text(first, last), "byte-lit");
            put(text(last, end), "byte");
        }

        private String hex(int first, int last, int start) {
            StringBuilder text = new StringBuilder();
            for (int i = first; i < last; i++) {
                text.append(String.format(Locale.ROOT, "%02x", bytes[i])).append((i - start) % 8 == 7 ? "  " : " ");
            }
            return text.toString();
        }

        private String text(int first, int last) {
            StringBuilder text = new StringBuilder();
            for (int i = first; i < last; i++) {
                text.append(bytes[i] >= ' ' && bytes[i] <= '~' ? (char) bytes[i] : '.');
            }
            return text.toString();
        }

        private void put(String words, String style) {
            Text text = new Text(words);
            text.getStyleClass().add(style);
            flow.getChildren().add(text);
        }
    }
}
