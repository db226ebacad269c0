package dev.vethwork.ui.terminal;

import dev.vethwork.lab.enter.NodeShell;
import dev.vethwork.lab.enter.OwnTerminal;
import dev.vethwork.settings.UserFolders;
import dev.vethwork.topology.Node;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Selection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableIntegerValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.event.EventHandler;
import javafx.geometry.Orientation;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** The shells that are open in a window. They outlive its content, which another language makes anew. */
public final class Shells {
    /** That of the window's letters at 100 %, in pixels. */
    private static final double LETTERS = 13;

    private final LabSession session;
    private final Document document;
    private final Selection selection;
    private final Background background;
    private final ObservableBooleanValue dark;
    private final ObservableIntegerValue percent;
    private final Predicate<List<String>> mayEnd;
    private final Consumer<String> problems;
    private final ObservableList<ShellTab> tabs = FXCollections.observableArrayList();
    private final DetachedShells detached = new DetachedShells(this::attach);
    private final EventHandler<MouseEvent> picked = this::picked;
    private final InvalidationListener looks = p -> look();
    private final InvalidationListener lookingAfter = p -> lookAfter();
    private TabPane dock = new TabPane();

    /**
     * @param mayEnd asked, with what runs, before somebody closes a shell in which something does
     * @param problems told a sentence where something could not be done
     */
    public Shells(
            Document document,
            Selection selection,
            LabSession session,
            Background background,
            ObservableBooleanValue dark,
            ObservableIntegerValue percent,
            Predicate<List<String>> mayEnd,
            Consumer<String> problems) {
        this.document = document;
        this.selection = selection;
        this.session = session;
        this.background = background;
        this.dark = dark;
        this.percent = percent;
        this.mayEnd = mayEnd;
        this.problems = problems;
        dark.addListener(looks);
        percent.addListener(looks);
        session.deployed().addListener(lookingAfter);
        session.observed().addListener(lookingAfter);
    }

    /** From now on they are in this dock; what was open in another comes with them. */
    public void dockIn(TabPane pane) {
        List<ShellTab> here = tabs.stream().filter(tab -> detached.of(tab).isEmpty()).toList();
        dock.getTabs().removeAll(here);
        dock.removeEventHandler(MouseEvent.MOUSE_CLICKED, picked);
        dock = pane;
        dock.addEventHandler(MouseEvent.MOUSE_CLICKED, picked);
        here.forEach(tab -> {
            tab.setContextMenu(TerminalMenu.ofTab(this, tab));
            tab.letGo();
        });
        dock.getTabs().addAll(here);
    }

    /** Whoever clicks on the tab of a shell wants to type there; whoever comes to it by key goes on along the tabs. */
    private void picked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY
                && dock.isFocused()
                && dock.getSelectionModel().getSelectedItem() instanceof ShellTab tab) {
            tab.focus();
        }
    }

    /** Those that are open, to hear when there are more or fewer. */
    public Observable open() {
        return tabs;
    }

    public boolean isOpen() {
        return !tabs.isEmpty();
    }

    /** Whether the lab of this window runs, and has this node. */
    public boolean canOpen(String name) {
        return session.deployed().get()
                && document.now()
                        .node(name)
                        .filter(node -> node.isInRoot() || session.observed().get().namespaces().containsKey(name))
                        .isPresent();
    }

    /** Opens a shell in a node of the running lab. */
    public void open(String node) {
        open(node, null);
    }

    /** The same beside one of its services, in the service's own PID namespace. */
    public void openBeside(String node, String service) {
        open(node, service);
    }

    private void open(String node, @Nullable String service) {
        NodeTerminal.At at = at(node, service);
        NodeTerminal terminal = terminal(at);
        ShellTab tab = new ShellTab(terminal);
        tab.look(dark.get(), size());
        tab.setOnCloseRequest(event -> {
            if (!mayClose(tab.terminals())) {
                event.consume();
            }
        });
        tab.setOnClosed(event -> forget(tab));
        tabs.add(tab);
        dock.getTabs().add(tab);
        tab.setContextMenu(TerminalMenu.ofTab(this, tab));
        show(tab);
        terminal.start();
    }

    private NodeTerminal.At at(String node, @Nullable String service) {
        boolean ofOwn = document.now().node(node).filter(Node::isInRoot).isEmpty();
        return new NodeTerminal.At(document.now().name(), node, ofOwn, service);
    }

    private NodeTerminal terminal(NodeTerminal.At at) {
        EmulatedTerminal screen = new EmulatedTerminal();
        screen.look(dark.get(), size());
        screen.onFollow(new FollowedWord(document, session, selection));
        NodeTerminal terminal = new NodeTerminal(at, session, background, screen, this::remove);
        screen.setOnContextMenuRequested(event -> {
            tabOf(terminal).ifPresent(tab -> TerminalMenu.of(this, tab, terminal).show(screen, event.getScreenX(), event.getScreenY()));
            event.consume();
        });
        return terminal;
    }

    /** Another shell of the same node in the same tab. */
    void split(ShellTab tab, Orientation how) {
        tab.terminals().stream().findFirst().ifPresent(first -> {
            NodeTerminal more = terminal(first.at());
            tab.split(how, more);
            tab.focus();
            more.start();
        });
    }

    /** Shows a tab in a window of its own; closing that brings it back. */
    void detach(ShellTab tab) {
        dock.getTabs().remove(tab);
        detached.show(tab, dock.getScene());
        tab.focus();
    }

    private void attach(ShellTab tab) {
        tab.putBack();
        if (tabs.contains(tab)) {
            dock.getTabs().add(tab);
            show(tab);
        }
    }

    boolean isDetached(ShellTab tab) {
        return detached.of(tab).isPresent();
    }

    private void show(ShellTab tab) {
        dock.getSelectionModel().select(tab);
        tab.appear();
        tab.focus();
    }

    /** To the shell of this node, which is opened where there is none; or to the one that was used last. */
    public void goTo(Optional<String> node) {
        Optional<ShellTab> there = tabs.stream()
                .filter(tab -> node.isEmpty() || tab.node().equals(node.get()))
                .reduce((one, other) -> other);
        if (there.isPresent()) {
            detached.of(there.get()).ifPresentOrElse(DetachedShell::show, () -> show(there.get()));
        } else {
            node.ifPresent(this::open);
        }
    }

    /** Whether the keyboard is a shell's. */
    public boolean isFocused() {
        Tab chosen = dock.getSelectionModel().getSelectedItem();
        return chosen instanceof ShellTab tab
                && tab.terminals().stream().anyMatch(t -> t.terminal().view().isFocused());
    }

    /** Opens a shell of a node in the terminal that this person uses otherwise. */
    public void openOutside(String node) {
        NodeTerminal.At at = at(node, null);
        session.doors().shell(
                at.lab(),
                node,
                null,
                NodeShell.ofUser(at.lab(), node, UserFolders.home()),
                command -> background.submit(
                        () -> {
                            OwnTerminal.open(command);
                            return true;
                        },
                        done -> {},
                        this::tell),
                this::tell);
    }

    private void tell(Exception thrown) {
        String remedy = thrown instanceof dev.vethwork.lab.failure.LabException e ? e.remedy() : "";
        String what = Texts.capital(String.valueOf(thrown.getMessage())) + ".";
        problems.accept(remedy.isEmpty() ? what : what + " " + Texts.capital(remedy) + ".");
    }

    /** What there is to lose: for each shell that is open in a lab its node, and what runs in it. */
    public List<String> running(String lab) {
        return ShellWork.of(tabs.stream()
                .flatMap(tab -> tab.terminals().stream())
                .filter(terminal -> terminal.at().lab().equals(lab))
                .toList());
    }


    private boolean mayClose(List<NodeTerminal> terminals) {
        List<String> busy = ShellWork.ofBusy(terminals);
        return busy.isEmpty() || mayEnd.test(busy);
    }

    void close(ShellTab tab) {
        if (mayClose(tab.terminals())) {
            dock.getTabs().remove(tab);
            forget(tab);
        }
    }

    private void remove(NodeTerminal terminal) {
        tabOf(terminal).ifPresent(tab -> {
            terminal.close();
            if (tab.remove(terminal)) {
                boolean focused = isFocused() || dock.getSelectionModel().getSelectedItem() == tab;
                dock.getTabs().remove(tab);
                forget(tab);
                if (focused) {
                    goTo(Optional.empty());
                }
            } else {
                tab.focus();
            }
        });
    }

    private Optional<ShellTab> tabOf(NodeTerminal terminal) {
        return tabs.stream().filter(tab -> tab.terminals().contains(terminal)).findFirst();
    }

    private void forget(ShellTab tab) {
        tabs.remove(tab);
        tab.terminals().forEach(NodeTerminal::close);
        detached.of(tab).ifPresent(DetachedShell::close);
    }

    private void look() {
        tabs.forEach(tab -> tab.look(dark.get(), size()));
    }

    private double size() {
        return LETTERS * percent.get() / 100;
    }

    private void lookAfter() {
        tabs.forEach(tab -> tab.terminals().forEach(NodeTerminal::look));
    }

    /** The window goes, and what it was told of goes on without it. */
    public void close() {
        dark.removeListener(looks);
        percent.removeListener(looks);
        session.deployed().removeListener(lookingAfter);
        session.observed().removeListener(lookingAfter);
        List.copyOf(tabs).forEach(this::forget);
    }
}
