package dev.vethwork.ui.shell.pane;

import dev.vethwork.topology.Position;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.action.Command;
import dev.vethwork.ui.action.CommandControls;
import dev.vethwork.ui.action.ElementAction;
import dev.vethwork.ui.canvas.Hit;
import dev.vethwork.ui.canvas.Stamp;
import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.shell.command.CanvasCommands;
import dev.vethwork.ui.shell.command.EditCommands;
import dev.vethwork.ui.shell.command.ElementActions;
import dev.vethwork.ui.shell.command.WindowCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The menus of what is on the drawing, under the right button and the menu key. */
public final class CanvasMenus {
    private final TopologyCanvas canvas;
    private final WindowCommands commands;
    private final CanvasCommands order;
    private final EditCommands edits;
    private final ElementActions elements;
    private final ContextMenu menu = new ContextMenu();

    public CanvasMenus(TopologyCanvas canvas, WindowCommands commands, ElementActions elements) {
        this.canvas = canvas;
        this.commands = commands;
        this.elements = elements;
        this.order = commands.order;
        this.edits = commands.edits;
        menu.setId("canvas-menu");
        menu.setAutoHide(true);
        // What an open menu has no use for would go on to the drawing: an arrow at the end of a menu would move what is selected.
        menu.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE) {
                event.consume();
            }
        });
    }

    public void install() {
        canvas.setOnContextMenuRequested(this::show);
        canvas.setOnMousePressed(event -> menu.hide());
    }

    private void show(ContextMenuEvent event) {
        Position at = event.isKeyboardTrigger() ? canvas.sight().middle() : canvas.viewport().toDrawing(event.getX(), event.getY());
        Optional<String> element = event.isKeyboardTrigger()
                ? canvas.selection().current()
                : Optional.of(canvas.hit(at)).flatMap(Hit::id);
        element.filter(id -> !canvas.selection().contains(id)).ifPresent(canvas.selection()::set);
        menu.getItems().setAll(items(element, at));
        Point2D where = event.isKeyboardTrigger()
                ? element.flatMap(canvas.drawing()::extentOf)
                        .map(e -> canvas.drawing().localToScreen(e.x(), e.bottom()))
                        .orElseGet(() -> canvas.localToScreen(canvas.getWidth() / 2, canvas.getHeight() / 2))
                : new Point2D(event.getScreenX(), event.getScreenY());
        menu.show(canvas, where.getX(), where.getY());
        event.consume();
    }

    /** What is offered now for an element, or for the ground at a place. */
    List<MenuItem> items(Optional<String> element, Position at) {
        if (element.isEmpty()) {
            return surface(at);
        }
        String id = element.get();
        if (canvas.drawing().node(id).isPresent()) {
            return node(id);
        }
        return canvas.drawing().cable(id).isPresent()
                ? cable(id)
                : items(order.rename, null, commands.named("cut"), commands.named("copy"), commands.named("duplicate"), commands.named("delete"));
    }

    private List<MenuItem> cable(String id) {
        List<MenuItem> items = own(elements.ofCable(), id);
        items.addAll(items(
                commands.listen.capture, commands.listen.traffic, commands.listen.weather, null,
                commands.named("delete"), null, order.addressing.get(1), order.addressing.getFirst(), null, order.fitSelection));
        return items;
    }

    /** What the element's own actions are now, a line below each group. */
    private static List<MenuItem> own(List<List<ElementAction>> groups, String id) {
        List<MenuItem> items = new ArrayList<>();
        for (List<ElementAction> group : groups) {
            List<MenuItem> offered = group.stream()
                    .filter(action -> action.offered().test(id))
                    .map(action -> CommandControls.menuItem(action, id))
                    .toList();
            items.addAll(offered);
            if (!offered.isEmpty()) {
                items.add(new SeparatorMenuItem());
            }
        }
        return items;
    }

    private List<MenuItem> node(String id) {
        List<MenuItem> items = own(elements.ofNode(), id);
        items.addAll(items(
                commands.listen.capture, commands.listen.traffic, commands.listen.load, null, order.rename, order.cable, order.connect, null,
                commands.named("cut"), commands.named("copy"), commands.named("duplicate"), commands.named("delete"), null));
        items.addAll(List.of(
                menu("menu.align", order.alignments, order.distributions),
                menu("menu.layout", order.layouts),
                menu("menu.addressing", order.addressing)));
        items.addAll(items(null, order.fitSelection));
        return items;
    }

    private List<MenuItem> surface(Position at) {
        Menu draw = new Menu(Texts.get("palette"));
        for (Stamp stamp : Stamp.values()) {
            MenuItem item = new MenuItem(Texts.get("kind." + stamp.word()));
            item.setId("menu-draw-" + stamp.word());
            item.setOnAction(event -> stamp.place(canvas, at));
            draw.getItems().add(item);
        }
        MenuItem paste = CommandControls.menuItem(commands.named("paste"));
        paste.setOnAction(event -> edits.pasteAt(at));
        List<MenuItem> items = new ArrayList<>(List.of(draw, paste));
        items.addAll(items(commands.named("selectAll"), null));
        items.add(menu("menu.layout", order.layouts));
        items.add(menu("menu.addressing", order.addressing));
        items.addAll(items(null, commands.fit, commands.named("zoomReal")));
        return items;
    }

    /** Null stands for a line between items. */
    private static List<MenuItem> items(@org.jspecify.annotations.Nullable Command... wanted) {
        List<MenuItem> items = new ArrayList<>();
        for (Command command : wanted) {
            items.add(command == null ? new SeparatorMenuItem() : CommandControls.menuItem(command));
        }
        return items;
    }

    /** A menu in which each list is a group. */
    @SafeVarargs
    static Menu menu(String key, List<Command>... groups) {
        Menu menu = new Menu(Texts.get(key));
        menu.setId("menu-" + key);
        for (List<Command> group : groups) {
            if (!menu.getItems().isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            group.forEach(c -> menu.getItems().add(CommandControls.menuItem(c)));
        }
        return menu;
    }
}
