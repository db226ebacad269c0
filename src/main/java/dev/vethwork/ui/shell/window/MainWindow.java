package dev.vethwork.ui.shell.window;

import dev.vethwork.settings.Preferences;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.action.CommandPalette;
import dev.vethwork.ui.action.MenuGroup;
import dev.vethwork.ui.canvas.Arranging;
import dev.vethwork.ui.canvas.BusyBanner;
import dev.vethwork.ui.canvas.CanvasTool;
import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.canvas.gesture.Gestures;
import dev.vethwork.ui.find.FindPane;
import dev.vethwork.ui.inspector.InspectorPanel;
import dev.vethwork.ui.model.Problem;
import dev.vethwork.ui.shell.Notifier;
import dev.vethwork.ui.shell.Settings;
import dev.vethwork.ui.shell.WindowActions;
import dev.vethwork.ui.shell.Workbench;
import dev.vethwork.ui.shell.command.ElementActions;
import dev.vethwork.ui.shell.command.FileCommands;
import dev.vethwork.ui.shell.command.HelpCommands;
import dev.vethwork.ui.shell.command.LabCommands;
import dev.vethwork.ui.shell.command.ListenCommands;
import dev.vethwork.ui.shell.command.PuzzleCommands;
import dev.vethwork.ui.shell.command.RenumberingCommand;
import dev.vethwork.ui.shell.command.ViewCommands;
import dev.vethwork.ui.shell.command.WindowCommands;
import dev.vethwork.ui.shell.dialog.About;
import dev.vethwork.ui.shell.dialog.Dialogs;
import dev.vethwork.ui.shell.dialog.MachineDialog;
import dev.vethwork.ui.shell.dialog.NameTaken;
import dev.vethwork.ui.shell.dialog.PreferencesDialog;
import dev.vethwork.ui.shell.dialog.RunningLabsPage;
import dev.vethwork.ui.shell.dialog.Shortcuts;
import dev.vethwork.ui.shell.file.FileDrop;
import dev.vethwork.ui.shell.look.KoreanLetters;
import dev.vethwork.ui.shell.pane.CanvasMenus;
import dev.vethwork.ui.shell.pane.MainMenu;
import dev.vethwork.ui.shell.pane.MainToolBar;
import dev.vethwork.ui.shell.pane.NodePalette;
import dev.vethwork.ui.shell.pane.Panels;
import dev.vethwork.ui.shell.pane.ReadingBanner;
import dev.vethwork.ui.shell.pane.StatusBar;
import dev.vethwork.ui.shell.pane.TargetChoice;
import dev.vethwork.ui.start.RunningLabs;
import dev.vethwork.ui.start.StartPage;
import dev.vethwork.ui.terminal.Shells;
import dev.vethwork.ui.traffic.ChartsView;
import dev.vethwork.ui.traffic.TrafficModel;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.binding.StringBinding;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The content of a window. */
public final class MainWindow extends BorderPane {
    private final Workbench bench;
    private final TopologyCanvas canvas;
    private final FileCommands files;
    private final Leaving leaving;
    private final Notifier notifier;
    private final CommandPalette palette;
    private final NameTaken taken;
    private final Dialogs dialogs;
    private final WindowCommands commands;
    private final CanvasMenus menus;
    private final MainToolBar toolBar;
    private final BottomTabs below;
    private final TrafficModel traffic;
    private final WeatherPopOver weather;

    MainWindow(Workbench bench, Settings settings, Window owner, WindowActions actions) {
        this.bench = bench;
        this.canvas = new TopologyCanvas(bench.document(), bench.selection(), bench.session());
        canvas.gridChoice().bind(settings.preferences().map(Preferences::grid));
        canvas.sight().followTextSize(actions.textPercent());
        canvas.wheel().bind(settings.preferences().map(Preferences::wheel));
        canvas.minimap().bind(settings.preferences().map(Preferences::minimap));
        Gestures.install(canvas);
        StartPage start = new StartPage(
                bench.document(),
                bench.background(),
                actions.dark(),
                canvas.tool().isNotEqualTo(CanvasTool.SELECT).or(bench.lesson().lesson().isNotNull()));
        FindPane find = new FindPane(canvas);
        StackPane surface = new StackPane(canvas, start, find);
        this.notifier = new Notifier(surface);
        this.dialogs = new Dialogs(owner, actions.filePrompt());
        this.files = new FileCommands(bench, settings, dialogs, notifier, actions);
        this.leaving = new Leaving(bench, files, dialogs);
        ReadingBanner reading = new ReadingBanner(files.reading());
        StackPane.setAlignment(reading, Pos.BOTTOM_CENTER);
        StackPane.setMargin(reading, new Insets(16));
        surface.getChildren().add(reading);
        start.offer(
                files.recentFiles(),
                files::open,
                new RunningLabs(
                        actions.labs(),
                        files::open,
                        (question, yes) -> dialogs.confirm(Texts.get("labs.sure"), question, yes),
                        actions.shells()::running),
                actions.labs(),
                files::readMachine);
        this.palette = new CommandPalette(() ->
                commands().menus().stream().flatMap(MenuGroup::places).toList());
        this.traffic = new TrafficModel(canvas, bench.background());
        traffic.problem().addListener((p, before, now) -> tell(now));
        Arranging arranging = new Arranging(canvas, bench.background());
        arranging.problem().addListener((p, before, now) -> tell(now));
        canvas.setBanner(new BusyBanner(arranging));
        this.taken = new NameTaken(bench, dialogs, notifier, actions);
        TargetChoice target = new TargetChoice(
                bench.session().target(), settings, () -> MachineDialog.ask(owner, settings.machines()));
        this.weather = new WeatherPopOver(bench, canvas);
        this.commands = new WindowCommands(
                bench,
                canvas,
                files,
                new ViewCommands(bench, settings, actions, find::open, () -> below().showHistory(), target::ask),
                new LabCommands(bench, settings, dialogs, taken, actions.shells(), canvas::requestFocus,
                        () -> RunningLabsPage.show(owner, actions.labs(), dialogs, actions.shells(), files::open)),
                new ListenCommands(
                        bench,
                        traffic,
                        elements -> below().capture(elements),
                        () -> below().showLoad(),
                        weather::show),
                new PuzzleCommands(bench, notifier),
                new HelpCommands(
                        () -> PreferencesDialog.show(owner, settings, actions),
                        palette::open,
                        () -> Shortcuts.show(owner, commands().menus()),
                        () -> About.show(owner),
                        files::open),
                arranging,
                new RenumberingCommand(bench, owner));
        canvas.requests().setOnEnter(node -> enter(actions.shells(), node));
        canvas.requests().setOnDeploy(() -> {
            if (commands.deploy.isPossible()) {
                commands.deploy.action().run();
            }
        });
        setId("main");
        this.toolBar = new MainToolBar(commands, bench, target);
        setTop(new VBox(new MainMenu(commands), toolBar));
        setLeft(new NodePalette(canvas).scrolled());
        InspectorPanel inspector = Panels.inspector(bench, canvas.requests()::deploy);
        inspector.add(BottomTabs.titled(
                "traffic",
                "tab.traffic",
                new ChartsView(traffic, bench.document(), bench.selection(), bench.session())));
        SplitPane across = new SplitPane(notifier.pane(), inspector);
        Dividers.remember(settings, "across", across, 0.66);
        this.below = new BottomTabs(bench, canvas);
        canvas.requests().setOnCancel(() -> {
            arranging.cancel();
            below.forget();
        });
        this.menus = new CanvasMenus(canvas, commands, new ElementActions(bench, actions.shells(), below.pings(), inspector));
        menus.install();
        actions.shells().dockIn(below.pane());
        SplitPane down = new SplitPane(across, below.pane());
        down.setOrientation(Orientation.VERTICAL);
        down.setId("down");
        Dividers.remember(settings, "down", down, 0.7);
        Dividers.keepShare(settings, "down", down, 0.7);
        SplitPane.setResizableWithParent(across.getItems().getLast(), false);
        SplitPane.setResizableWithParent(down.getItems().getLast(), false);
        SplitPane middle = new SplitPane(down);
        middle.setId("middle");
        new LessonBeside(middle, bench, settings).follow(this);
        setCenter(middle);
        setBottom(new StatusBar(bench, canvas));
        getChildren().add(palette);
        FileDrop.install(this, files::open);
        KoreanLetters.look(bench.background(), this::wear, this::tell);
        listen();
    }

    /** Also in its menus and dialogs, which take the style sheets of the scene. */
    private void wear(String sheet) {
        Scene scene = getScene();
        (scene == null ? getStylesheets() : scene.getStylesheets()).add(sheet);
    }

    public CanvasMenus menus() {
        return menus;
    }

    public WindowCommands commands() {
        return commands;
    }

    /** What stands below the drawing, for commands that are made before it. */
    private BottomTabs below() {
        return below;
    }

    private static boolean enter(Shells shells, String node) {
        if (!shells.canOpen(node)) {
            return false;
        }
        shells.open(node);
        return true;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        palette.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private void listen() {
        new Keyboard(this, canvas).follow(bench.document());
        FocusCare.keep(this, canvas);
        WhileShown.hear(this, bench.session().standing(), (p, before, now) -> taken.hear(now));
        Standstill.keep(this, files.opening());
        WhileShown.hear(this, bench.document().lastProblem(), (p, before, now) -> tell(now));
        WhileShown.hear(this, bench.session().problem(), (p, before, now) -> tell(now));
        WhileShown.hear(this, bench.lesson().redrawn(), () -> Platform.runLater(canvas.sight()::fit));
        WhileShown.hear(this, bench.lesson().problem(), (p, before, now) -> tell(now));
    }

    private void tell(@Nullable Problem problem) {
        if (problem != null) {
            notifier.problem(problem, problem.isMendedByDeploying() ? Map.of(Texts.get("deploy"), canvas.requests()::deploy) : Map.of());
        }
    }

    StringBinding title() {
        return WindowTitle.of(bench.document());
    }

    /** Asks what there is to ask before it goes; then closes. */
    void whenSafe(Runnable close) {
        leaving.whenSafe(close);
    }

    /** Its place is taken by another: what it watched need not be watched on its account. */
    void retire() {
        toolBar.retire();
        files.retire();
        below.retire();
        traffic.stop();
        weather.hide();
    }

    public Notifier notifier() {
        return notifier;
    }

    /** Tells a sentence about the program itself. */
    void tell(String sentence) {
        notifier.error(sentence);
    }

    FileCommands files() {
        return files;
    }

    public TopologyCanvas canvas() {
        return canvas;
    }
}
