package dev.vethwork.bench.film;

import static dev.vethwork.bench.film.Window.find;

import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Position;
import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.canvas.drawing.CableView;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/** What a learner does in the ten steps of the first lesson, by mouse and keys alone. */
final class TwoRooms {
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final Hand hand;
    private final Camera camera;

    TwoRooms(Hand hand, Camera camera) {
        this.hand = hand;
        this.camera = camera;
    }

    /** From the start page. */
    void open() {
        hand.click(() -> find("#lesson-two-rooms"));
        find("#lesson");
    }

    /** The steps in their order; each ends with what the kernel has to agree to. */
    List<Runnable> steps() {
        return List.of(
                this::twoRooms, this::shortAddresses, this::longAddresses, this::closedPorts, this::openPorts,
                this::firewall, this::hostOnTheSwitch, this::lan, this::wayBack, this::wayIn);
    }

    /** Waits until the step is green. */
    void done(int step) {
        Node number = find("#lesson-step-" + step);
        Window.until("step " + step, () -> number.getPseudoClassStates().contains(DONE));
        Window.rest(400);
        camera.shot(hand.at(), Camera.LONG);
    }

    void next() {
        hand.click(() -> find("#lesson-next"));
    }

    /** Waits for the page that tells what was done. */
    void certified() {
        Window.middle(find("#lesson-certificate"));
    }

    private void twoRooms() {
        place("namespace", 0.18, 0.2, "red");
        place("namespace", 0.18, 0.8, "blue");
        deploy();
        doIt(0);
    }

    private void shortAddresses() {
        deploy();
        cable("red", "blue");
        chooseCable("red", "veth-red");
        hand.fill(() -> find(".cell-address", 0), "192.168.15.1");
        hand.fill(() -> find(".cell-address", 1), "192.168.15.2");
        deploy();
        ping("red", "blue");
    }

    private void longAddresses() {
        tab("problems");
        for (int left = Window.count(".fix-button"); left > 0; left--) {
            hand.click(() -> find(".fix-button"));
            int now = left;
            Window.until("one problem less", () -> Window.count(".fix-button") < now);
        }
        deploy();
        ping("red", "blue");
    }

    private void closedPorts() {
        place("bridge", 0.5, 0.5, null);
        CableView cable = cableView("red", "veth-red");
        hand.drag(Window.on(() -> onScreen(cable.plugAt(new EndId("blue", "veth-blue")))), node("v-net-0"));
        cable("blue", "v-net-0");
        chooseCable("red", "veth-red");
        hand.fill(() -> find("#field-interface", 1), "vth-red-br");
        tick(() -> find("#field-up", 1), false);
        chooseCable("blue", "veth-blue");
        tick(() -> find("#field-up", 1), false);
        deploy();
        doIt(0);
        ping("red", "blue");
    }

    private void openPorts() {
        chooseCable("red", "veth-red");
        hand.fill(() -> find("#field-interface", 1), "veth-red-br");
        tick(() -> find("#field-up", 1), true);
        chooseCable("blue", "veth-blue");
        tick(() -> find("#field-up", 1), true);
        deploy();
        ping("red", "blue");
    }

    private void firewall() {
        place("host", 0.82, 0.2, null);
        select("host");
        unfold("firewall");
        choose("#field-policyForward", "drop");
        deploy();
        ping("red", "blue");
    }

    private void hostOnTheSwitch() {
        select("host");
        choose("#field-policyForward", "");
        select("v-net-0");
        add("hostAddresses");
        hand.fill(() -> find(".cell-address"), "192.168.15.5/24");
        deploy();
        ping("red", "blue");
    }

    private void lan() {
        place("outside", 0.82, 0.8, "lan");
        cable("host", "lan");
        hand.click(Window.on(() -> middle(cableOf("lan"))));
        hand.fill(() -> find("#field-interface", 0), "veth-lan");
        hand.fill(() -> find("#field-interface", 1), "eth0");
        hand.fill(() -> find(".cell-address", 0), "192.168.1.2/24");
        hand.fill(() -> find(".cell-address", 1), "192.168.1.3/24");
        select("blue");
        add("routes");
        hand.fill(() -> find(".cell-to"), "192.168.1.0/24");
        hand.fill(() -> find(".cell-via"), "192.168.15.5");
        deploy();
        ping("blue", "lan");
    }

    private void wayBack() {
        select("host");
        tick(() -> find("#field-forwarding"), true);
        add("masquerades");
        hand.fill(() -> find(".cell-source"), "192.168.15.0/2");
        deploy();
        ping("blue", "lan");
    }

    private void wayIn() {
        select("host");
        hand.fill(() -> find(".cell-source"), "192.168.15.0/24");
        hand.fill(() -> find(".cell-out"), "veth-lan");
        add("portForwards");
        // A masquerade may have a protocol and ports as well, and stands above.
        choose(() -> last(".cell-protocol"), "tcp");
        hand.fill(() -> last(".cell-port"), "80");
        hand.fill(() -> find(".cell-in"), "veth-lan");
        hand.fill(() -> find(".cell-toAddress"), "192.168.15.2");
        hand.fill(() -> find(".cell-toPort"), "80");
        select("red");
        add("routes");
        hand.fill(() -> find(".cell-to"), "default");
        hand.fill(() -> find(".cell-via"), "192.168.15.5");
        select("blue");
        hand.fill(() -> find(".cell-to"), "default");
        unfold("services");
        add("services");
        hand.fill(() -> find(".cell-serviceName"), "web");
        hand.fill(() -> find(".cell-command"), "python3 -m http.server 80");
        deploy();
        ping("blue", "lan");
    }

    /** Drags something from the palette onto the drawing. @param name what it is called then; null for what it is called */
    private void place(String kind, double across, double down, @Nullable String name) {
        Point2D at = Window.on(() -> {
            TopologyCanvas canvas = canvas();
            return canvas.localToScreen(canvas.getWidth() * across, canvas.getHeight() * down);
        });
        hand.drag(Window.middle(find("#palette-" + kind)), at);
        if (name != null) {
            hand.keys(KeyCode.F2);
            Node field = find("#rename");
            Window.until("the name", field::isFocused);
            hand.write(name);
            hand.keys(KeyCode.ENTER);
            camera.shot(at, Camera.AWHILE);
        }
    }

    private void cable(String from, String to) {
        hand.click(() -> find("#palette-cable"));
        hand.click(node(from));
        hand.click(node(to));
    }

    private void select(String node) {
        hand.click(node(node));
        Window.until(node + " selected", () -> Set.copyOf(canvas().selection().elements()).equals(Set.of(node)));
    }

    private void chooseCable(String node, String end) {
        CableView view = cableView(node, end);
        hand.click(Window.on(() -> middle(view)));
    }

    private void deploy() {
        Node button = find("#tool-deploy");
        AtomicBoolean begun = new AtomicBoolean();
        ChangeListener<Boolean> listener = (property, before, now) -> begun.compareAndSet(false, now);
        Window.on(() -> {
            button.disabledProperty().addListener(listener);
            return true;
        });
        Window.until("what can be deployed", () -> !button.isDisabled());
        hand.click(() -> button);
        Window.until("the deployment", () -> begun.get() && !button.isDisabled());
        Window.on(() -> {
            button.disabledProperty().removeListener(listener);
            return true;
        });
        Window.rest(300);
        camera.shot(hand.at(), Camera.AWHILE);
    }

    private void ping(String from, String to) {
        hand.click(() -> find("#tool-ping"));
        hand.click(node(from));
        hand.click(node(to));
        find("#verdict-message");
        Window.rest(800);
        camera.shot(hand.at(), Camera.LONG / 2);
    }

    private void doIt(int listing) {
        Node button = find(".do-it", listing);
        Window.until("Do it", () -> !button.isDisabled());
        hand.click(() -> button);
        find(".listing-output");
        camera.shot(hand.at(), Camera.AWHILE);
    }

    private void tab(String key) {
        hand.click(() -> find("#tab-" + key));
    }

    private void unfold(String section) {
        TitledPane pane = (TitledPane) find("#section-" + section);
        if (!Window.on(pane::isExpanded)) {
            hand.click(() -> Window.on(() -> pane.lookup(".title")));
            Window.until(section, pane::isExpanded);
        }
    }

    /** A row more, once it is there. */
    private void add(String rows) {
        int before = rows(rows);
        hand.click(() -> find("#add-" + rows));
        Window.await("a row of " + rows, () -> rows(rows) > before);
    }

    private static int rows(String key) {
        Node list = find("#list-" + key);
        return Window.on(() -> list.lookupAll(".list-row").size());
    }

    private void tick(Supplier<Node> wanted, boolean on) {
        CheckBox box = (CheckBox) wanted.get();
        if (Window.on(box::isSelected) != on) {
            hand.click(wanted);
            Window.await("a box that is ticked or not", () -> Window.on(((CheckBox) wanted.get())::isSelected) == on);
        }
    }

    private void choose(String box, String option) {
        choose(() -> find(box), option);
    }

    private void choose(Supplier<Node> wanted, String option) {
        ComboBoxBase<?> box = (ComboBoxBase<?>) wanted.get();
        hand.click(() -> box);
        hand.click(() -> Window.offer(option));
        Window.until("the choice", () -> !box.isShowing());
    }

    private static Node last(String selector) {
        return find(selector, Math.max(0, Window.count(selector) - 1));
    }

    private static TopologyCanvas canvas() {
        return (TopologyCanvas) javafx.stage.Window.getWindows().getFirst().getScene().lookup("#canvas");
    }

    private static Point2D onScreen(Position at) {
        return canvas().drawing().localToScreen(at.x(), at.y());
    }

    private static Point2D node(String name) {
        Window.until(name, () -> canvas().drawing().node(name).isPresent());
        return Window.on(() -> onScreen(canvas().drawing().node(name).orElseThrow().centre()));
    }

    private static CableView cableView(String node, String end) {
        return Window.on(() -> canvas().drawing().cableViews().stream()
                .filter(v -> v.cable().ends().stream().anyMatch(e -> e.id().equals(new EndId(node, end))))
                .findFirst()
                .orElseThrow());
    }

    private static CableView cableOf(String node) {
        return canvas().drawing().cableViews().stream()
                .filter(v -> v.cable().ends().stream().anyMatch(e -> e.node().equals(node)))
                .findFirst()
                .orElseThrow();
    }

    private static Point2D middle(CableView view) {
        Position a = view.plugAt(view.cable().a().id());
        Position b = view.plugAt(view.cable().b().id());
        return onScreen(new Position((a.x() + b.x()) / 2, (a.y() + b.y()) / 2));
    }
}
