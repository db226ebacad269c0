package dev.vethwork.ui.ping;

import dev.vethwork.explain.Probe;
import dev.vethwork.net.BadValue;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.Selection;
import dev.vethwork.ui.panels.PanelStyle;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** From where to where, and what. */
final class PingHeader extends FlowPane {
    private final PingModel model;
    private final ComboBox<String> from = new ComboBox<>();
    private final ComboBox<String> to = new ComboBox<>();
    private final ComboBox<Protocol> protocol = new ComboBox<>();
    private final TextField port = new TextField("80");
    private final TextField size = new TextField();
    private @Nullable PingQuestion followed;
    /** The end that is still to be said; null where nobody has begun a question. */
    private @Nullable ComboBox<String> open;

    PingHeader(PingModel model, Document document, Selection selection) {
        this.model = model;
        getStyleClass().addAll("panel-header", "ping-header");
        setAlignment(Pos.CENTER_LEFT);
        box(from, "ping-from", "ping.from");
        box(to, "ping-to", "ping.to");
        to.setEditable(true);
        box(protocol, "ping-protocol", "ping.protocol");
        protocol.getItems().setAll(Protocol.ICMP, Protocol.TCP, Protocol.UDP);
        protocol.setConverter(new Names());
        protocol.setValue(Protocol.ICMP);
        port.setId("ping-port");
        port.setPrefColumnCount(4);
        port.setAccessibleText(PingText.get("ping.port"));
        port.visibleProperty().bind(protocol.valueProperty().isNotEqualTo(Protocol.ICMP));
        port.managedProperty().bind(port.visibleProperty());
        size.setId("ping-size");
        size.setPrefColumnCount(5);
        size.setPromptText(String.valueOf(Probe.PING.size()));
        size.setAccessibleText(PingText.get("ping.size"));
        size.setTooltip(new Tooltip(PingText.get("ping.size")));
        size.visibleProperty().bind(protocol.valueProperty().isEqualTo(Protocol.ICMP));
        size.managedProperty().bind(size.visibleProperty());
        size.setOnAction(event -> send());
        Button send = new Button(PingText.get("ping.send"), new FontIcon(MaterialDesignA.ACCESS_POINT));
        send.setId("ping-send");
        send.getStyleClass().addAll("small", "accent");
        send.setOnAction(event -> send());
        to.getEditor().setOnAction(event -> send());
        port.setOnAction(event -> send());
        getChildren()
                .addAll(
                        from,
                        PanelStyle.label("→", "muted"),
                        to,
                        protocol,
                        port,
                        size,
                        send,
                        PanelStyle.iconButton(MaterialDesignC.CLOSE, PingText.get("ping.clear"), model::clear));
        WhileShown.hear(this, document.topology(), (p, before, now) -> {
            if (!before.nodes().keySet().equals(now.nodes().keySet())) {
                offer(document);
            }
        });
        offer(document);
        model.answer().addListener((p, before, now) -> follow(now));
        model.draft().addListener((p, before, now) -> begin(now));
        WhileShown.hear(this, selection.elements(), () -> selection.single().ifPresent(this::say));
    }

    /** Whoever has begun a question may click on its other end, as well as choose it here. */
    private void say(String element) {
        ComboBox<String> box = open;
        if (box != null && box.getValue() == null && from.getItems().contains(element)) {
            box.hide();
            box.setValue(element);
            send();
        }
    }

    private static void box(ComboBox<?> box, String id, String key) {
        box.setId(id);
        box.setAccessibleText(PingText.get(key));
        box.setPromptText(PingText.get(key));
        box.setMinWidth(90);
    }

    private void offer(Document document) {
        String before = from.getValue();
        String target = to.getValue();
        List<String> nodes = document.now().nodes().values().stream().map(Node::name).toList();
        from.getItems().setAll(nodes);
        to.getItems().setAll(nodes);
        from.setValue(nodes.contains(before) ? before : null);
        to.setValue(target);
    }

    private void begin(@Nullable PingDraft draft) {
        if (draft != null) {
            if (draft.end() == PingDraft.End.FROM) {
                from.setValue(draft.node());
                to.setValue(null);
            } else {
                to.setValue(draft.node());
                from.setValue(null);
            }
            ComboBox<String> box = draft.end() == PingDraft.End.FROM ? to : from;
            open = box;
            // Once the panel is shown.
            Platform.runLater(() -> choose(box));
        }
    }

    private static void choose(ComboBox<String> box) {
        box.requestFocus();
        box.show();
    }

    /** Says what was asked, whoever asked it; what is answered anew changes nothing of what somebody has begun to write. */
    private void follow(@Nullable PingAnswer answer) {
        PingQuestion asked = answer == null ? null : answer.question();
        if (asked != null && !asked.equals(followed)) {
            from.setValue(asked.from());
            to.setValue(asked.to());
            Probe probe = asked.probe();
            protocol.setValue(probe.protocol());
            if (probe.protocol() == Protocol.ICMP) {
                size.setText(probe.equals(Probe.PING) ? "" : String.valueOf(probe.size()));
            } else {
                port.setText(String.valueOf(probe.port()));
            }
        }
        followed = asked;
    }

    /** What the fields say; the echo request where the port is none, as ping sends it where the size is none. */
    private Probe probe() {
        Protocol chosen = protocol.getValue();
        if (chosen == Protocol.ICMP) {
            try {
                String bytes = size.getText().strip();
                return bytes.matches("[0-9]{1,5}") ? Probe.PING.ofSize(Integer.parseInt(bytes)) : Probe.PING;
            } catch (BadValue noSize) {
                size.clear();
                return Probe.PING;
            }
        }
        String text = port.getText().strip();
        return !text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535
                ? Probe.PING
                : Probe.parse(chosen.name().toLowerCase(Locale.ROOT) + "/" + Math.max(1, Integer.parseInt(text)));
    }

    private void send() {
        String target = to.getEditor().getText().strip();
        if (from.getValue() == null || target.isEmpty()) {
            choose(from.getValue() == null ? from : to);
        } else {
            open = null;
            model.probe().set(probe());
            model.ask(from.getValue(), target);
        }
    }

    private static final class Names extends StringConverter<Protocol> {
        @Override
        public String toString(@Nullable Protocol value) {
            return value == null ? "" : value == Protocol.ICMP ? "ping" : value.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public Protocol fromString(String text) {
            return text.equals("ping") ? Protocol.ICMP : Protocol.valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
