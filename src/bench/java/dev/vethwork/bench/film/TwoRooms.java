package dev.vethwork.bench.film;

import static dev.vethwork.bench.film.Window.find;

import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Position;
import dev.vethwork.ui.canvas.CanvasTool;
import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.canvas.drawing.CableView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/** What a learner does in the ten steps of the first lesson, by mouse and keys alone. */
final class TwoRooms {
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    /** For who looks at the film. */
    private static final int REST_MILLIS = 400;
    /** Short addresses at both ends of a cable. */
    private static final int PROBLEMS = 2;
    private static final String VERDICT = "#verdict-message";

    private final Hand hand;
    private final Camera camera;

    TwoRooms(Hand hand, Camera camera) {
        this.hand = hand;
        this.camera = camera;
    }

    /** Waits for the start page. */
    void isOffered() {
        Window.await("the lesson on the start page", () -> Window.middle(find("#lesson-two-rooms")).isPresent());
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
        try {
            Window.await("the green of step " + step, () -> isGreen(step));
        } catch (InVain e) {
            System.out.println("what the lesson says: " + String.join("; ", Window.words(".check-why")));
            throw e;
        }
        Window.rest(REST_MILLIS);
        camera.shot(Camera.LONG);
    }

    private static boolean isGreen(int step) {
        Node number = find("#lesson-step-" + step);
        return Window.on("step " + step, () -> number.getPseudoClassStates().contains(DONE));
    }

    void next() {
        hand.click(() -> find("#lesson-next"));
    }

    /** Waits for the page that tells what was done. */
    void certified() {
        Window.await("the certificate", () -> Window.middle(find("#lesson-certificate")).isPresent());
        Window.rest(REST_MILLIS);
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
        Window.await("the problems with the addresses", () -> Window.count(".fix-button") == PROBLEMS);
        for (int left = PROBLEMS; left > 0; left--) {
            hand.click(() -> find(".fix-button"));
            int now = left;
            Window.await("one problem less", () -> Window.count(".fix-button") < now);
        }
        deploy();
        ping("red", "blue");
    }

    private void closedPorts() {
        place("bridge", 0.5, 0.5, null);
        EndId plug = new EndId("blue", "veth-blue");
        hand.drag(cableAim("red", "veth-red", cable -> onScreen(cable.plugAt(plug))), () -> centre("v-net-0"));
        Window.until("the cable plugged into the bridge", () -> cables("blue") == 0 && cables("v-net-0") == 1);
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
        chooseCable("lan");
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
        int before = nodes();
        hand.drag(Aim.control(() -> find("#palette-" + kind)), () -> Window.on("the drawing", () -> {
            TopologyCanvas canvas = canvas();
            return canvas.localToScreen(canvas.getWidth() * across, canvas.getHeight() * down);
        }));
        Window.until("one node more, chosen", () -> nodes() > before && canvas().selection().single().isPresent());
        if (name != null) {
            hand.keys(KeyCode.F2);
            Window.await("the name " + name + " in its field", () -> hand.replace(() -> (TextField) find("#rename"), name));
            hand.keys(KeyCode.ENTER);
            Window.until("a node " + name, () -> canvas().drawing().node(name).isPresent());
            camera.shot(Camera.AWHILE);
        }
    }

    private void cable(String from, String to) {
        int before = cables(from);
        choose(CanvasTool.CONNECT, "#palette-cable");
        hand.click(node(from));
        // Nothing knows of the pointer while the cable hangs from it.
        hand.click(new NodeAim(to, () -> true));
        Window.until("a cable from " + from + " to " + to, () -> cables(from) > before);
    }

    private void choose(CanvasTool tool, String button) {
        hand.click(() -> find(button));
        Window.until(button + " chosen", () -> canvas().tool().get() == tool);
    }

    private void select(String node) {
        hand.click(node(node));
        Window.until(node + " selected", () -> Set.copyOf(canvas().selection().elements()).equals(Set.of(node)));
    }

    private void chooseCable(String node, String end) {
        chooseCable(cableAim(node, end, TwoRooms::middle), () -> cableView(node, end));
    }

    /** The only one of a node. */
    private void chooseCable(String node) {
        chooseCable(new CableAim("the cable of " + node, () -> cableOf(node), TwoRooms::middle), () -> cableOf(node));
    }

    private void chooseCable(Aim aim, Supplier<CableView> cable) {
        hand.click(aim);
        Window.until(aim.what() + " selected", () -> canvas().selection().contains(cable.get().id()));
    }

    private void deploy() {
        Node button = find("#tool-deploy");
        AtomicBoolean begun = new AtomicBoolean();
        ChangeListener<Boolean> listener = (property, before, now) -> begun.compareAndSet(false, now);
        Window.until("what can be deployed", () -> !button.isDisabled());
        Window.on("the deployment", () -> {
            button.disabledProperty().addListener(listener);
            return true;
        });
        hand.click(() -> button);
        Window.until("a deployment that begins", begun::get);
        Window.until("the deployment", () -> !button.isDisabled());
        Window.on("the deployment", () -> {
            button.disabledProperty().removeListener(listener);
            return true;
        });
        camera.shot(Camera.AWHILE);
    }

    private void ping(String from, String to) {
        List<Node> before = Window.count(VERDICT) == 0 ? List.of() : List.of(find(VERDICT));
        choose(CanvasTool.PING, "#tool-ping");
        hand.click(node(from));
        hand.click(new NodeAim(to, () -> true));
        Window.await("an answer about " + from + " and " + to, () -> Window.count(VERDICT) == 1 && !before.contains(find(VERDICT)));
        Window.await("the kernel's own answer", () -> Window.count(".verdict-waiting") == 0);
        Window.rest(REST_MILLIS);
        camera.shot(Camera.LONG / 2);
    }

    private void doIt(int listing) {
        Node button = find(".do-it", listing);
        Window.until("Do it", () -> !button.isDisabled());
        hand.click(() -> button);
        find(".listing-output");
        camera.shot(Camera.AWHILE);
    }

    private void tab(String key) {
        hand.click(() -> find("#tab-" + key));
    }

    private void unfold(String section) {
        TitledPane pane = (TitledPane) find("#section-" + section);
        if (!Window.on(section, pane::isExpanded)) {
            hand.click(() -> Window.on(section, () -> find("#section-" + section).lookup(".title")));
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
        return Window.on(key, () -> list.lookupAll(".list-row").size());
    }

    private void tick(Supplier<Node> wanted, boolean on) {
        if (isTicked(wanted) != on) {
            hand.click(wanted);
            Window.await("a box that is ticked or not", () -> isTicked(wanted) == on);
        }
    }

    private static boolean isTicked(Supplier<Node> box) {
        return Window.on("a box", ((CheckBox) box.get())::isSelected);
    }

    private void choose(String box, String option) {
        choose(() -> find(box), option);
    }

    private void choose(Supplier<Node> wanted, String option) {
        Window.await("a list with " + option, () -> {
            hand.click(wanted);
            return Window.isSoon(() -> isOpen(wanted));
        });
        hand.click(() -> Window.offer(option));
        Window.await("the choice of " + option, () -> !isOpen(wanted));
    }

    private static boolean isOpen(Supplier<Node> box) {
        return Window.on("a list", ((ComboBoxBase<?>) box.get())::isShowing);
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

    private static int nodes() {
        return canvas().document().now().nodes().size();
    }

    /** How many cables a node has. */
    private static int cables(String node) {
        return (int) canvas().document().now().cables().stream().filter(c -> c.ends().stream().anyMatch(e -> e.node().equals(node))).count();
    }

    private static Aim node(String name) {
        return new NodeAim(name, () -> canvas().drawing().node(name).filter(v -> v.emphasis().isHovered()).isPresent());
    }

    private static Point2D centre(String name) {
        Window.until(name, () -> canvas().drawing().node(name).isPresent());
        return Window.on(name, () -> onScreen(canvas().drawing().node(name).orElseThrow().centre()));
    }

    /** @param pointed asked on the window's thread */
    private record NodeAim(String what, Callable<Boolean> pointed) implements Aim {
        @Override
        public Optional<Point2D> at() {
            return Optional.of(centre(what));
        }

        @Override
        public boolean isPointedAt() {
            return Window.on(what, pointed);
        }
    }

    /** A place at a cable. @param cable and where, asked on the window's thread */
    private record CableAim(String what, Supplier<CableView> cable, Function<CableView, Point2D> where) implements Aim {
        @Override
        public Optional<Point2D> at() {
            return Optional.of(Window.on(what, () -> where.apply(cable.get())));
        }

        @Override
        public boolean isPointedAt() {
            return Window.on(what, () -> cable.get().emphasis().isHovered());
        }
    }

    private static Aim cableAim(String node, String end, Function<CableView, Point2D> where) {
        return new CableAim("the cable at " + end, () -> cableView(node, end), where);
    }

    private static CableView cableView(String node, String end) {
        EndId wanted = new EndId(node, end);
        return cable(e -> e.equals(wanted));
    }

    private static CableView cableOf(String node) {
        return cable(e -> e.node().equals(node));
    }

    private static CableView cable(Predicate<EndId> end) {
        return canvas().drawing().cableViews().stream()
                .filter(v -> v.cable().ends().stream().anyMatch(e -> end.test(e.id())))
                .findFirst()
                .orElseThrow();
    }

    private static Point2D middle(CableView view) {
        Position a = view.plugAt(view.cable().a().id());
        Position b = view.plugAt(view.cable().b().id());
        return onScreen(new Position((a.x() + b.x()) / 2, (a.y() + b.y()) / 2));
    }
}
