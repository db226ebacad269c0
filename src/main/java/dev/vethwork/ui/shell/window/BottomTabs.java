package dev.vethwork.ui.shell.window;

import dev.vethwork.ui.Texts;
import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.packets.PacketTool;
import dev.vethwork.ui.ping.PingTool;
import dev.vethwork.ui.shell.Workbench;
import dev.vethwork.ui.shell.pane.HistoryPanel;
import dev.vethwork.ui.shell.pane.LogPanel;
import dev.vethwork.ui.shell.pane.Panels;
import dev.vethwork.ui.traffic.LoadPanel;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** What stands below the drawing, in tabs: commands, problems, drift, pings, packets, load, the log, the history. */
final class BottomTabs {
    private final Workbench bench;
    private final TabPane pane;
    private final Tab history;
    private final PingTool pings;
    private final Tab ping;
    private final PacketTool packets;
    private final Tab packetList;
    private final LoadPanel loads;
    private final Tab load;

    BottomTabs(Workbench bench, TopologyCanvas canvas) {
        this.bench = bench;
        this.history = titled("history", "history", new HistoryPanel(bench.document()));
        this.pings = new PingTool(canvas, bench.background());
        this.ping = titled("ping", "tab.ping", pings.panel());
        this.packets = new PacketTool(canvas, bench.background(), pings.model());
        this.packetList = titled("packets", "tab.packets", packets.panel());
        this.loads = new LoadPanel(bench.document(), bench.session(), bench.background());
        this.load = titled("load", "tab.load", loads);
        this.pane = made();
        listen(canvas);
    }

    private TabPane made() {
        Tab plan = tab("commands", Panels.commands(bench));
        plan.textProperty().bind(text(
                () -> Texts.get("tab.commands", bench.session().steps().size()),
                bench.session().steps()));
        Tab problems = tab("problems", Panels.problems(bench));
        problems.textProperty().bind(text(
                () -> Texts.get("tab.problems", bench.session().findings().size()),
                bench.session().findings()));
        Tab drift = tab("drift", Panels.drift(bench));
        drift.textProperty().bind(text(
                () -> Texts.get("tab.drift", bench.session().drift().get().items().size()),
                bench.session().drift()));
        Tab log = titled("log", "tab.log", new LogPanel(bench.session().log()));
        Tab matrix = new Tab();
        dress(matrix, "matrix", pings.matrix(() -> show(ping), matrix.selectedProperty()));
        matrix.setText(Texts.get("tab.matrix"));
        TabPane made = new TabPane(plan, problems, drift, ping, matrix, packetList, load, log, history);
        made.setId("tabs");
        made.getStyleClass().add("dense");
        return made;
    }

    private void listen(TopologyCanvas canvas) {
        // Whoever asks the same once more wants to see the answer, too, whatever is shown below by then.
        canvas.requests().setOnPing((from, to) -> {
            pings.model().ask(from, to);
            show(ping);
        });
        load.selectedProperty().addListener((p, before, now) -> {
            if (now) {
                loads.suggest(bench.selection().elements());
            }
        });
        pings.model().draft().addListener((p, before, now) -> {
            if (now != null) {
                show(ping);
            }
        });
        pings.model().problem().addListener((p, before, now) -> {
            if (now != null) {
                show(ping);
            }
        });
        pings.model().answer().addListener((p, before, now) -> {
            if (now != null && (before == null || !before.question().equals(now.question()))) {
                show(ping);
            }
        });
    }

    /** @param key of its text in the messages */
    static Tab titled(String id, String key, Node content) {
        Tab tab = tab(id, content);
        tab.setText(Texts.get(key));
        return tab;
    }

    private static Tab tab(String id, Node content) {
        Tab tab = new Tab();
        dress(tab, id, content);
        return tab;
    }

    private static void dress(Tab tab, String id, Node content) {
        tab.setId("tab-" + id);
        tab.setContent(content);
        tab.setClosable(false);
    }

    private static StringBinding text(Callable<String> text, Observable... on) {
        return Bindings.createStringBinding(text, on);
    }

    private void show(Tab tab) {
        pane.getSelectionModel().select(tab);
    }

    TabPane pane() {
        return pane;
    }

    PingTool pings() {
        return pings;
    }

    void showHistory() {
        show(history);
        history.getContent().requestFocus();
    }

    /** Reads packets at these elements, by their names in the selection. */
    void capture(Collection<String> elements) {
        packets.capture(List.copyOf(elements));
        show(packetList);
    }

    void showLoad() {
        show(load);
        loads.between(bench.selection().elements());
    }

    /** What was asked of the drawing is shown on it no more: the way of a ping, a packet that was chosen. */
    void forget() {
        pings.model().clear();
        packets.forget();
    }

    /** Its place is taken by another. */
    void retire() {
        // What it had lit up elsewhere nobody could put out any more.
        forget();
        packets.model().stop();
    }
}
