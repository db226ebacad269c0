package dev.vethwork.ui.terminal;

import dev.vethwork.engine.Pty;
import dev.vethwork.ui.Texts;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A terminal that is painted on a canvas, of which only the lines that change are painted anew. */
final class EmulatedTerminal extends Region implements Terminal {
    private final Canvas canvas = new Canvas();
    private final ScrollBar bar = new ScrollBar();
    private final ComposedLetters composing = new ComposedLetters();
    private final FindBar finding;
    private final TerminalPainter painter = new TerminalPainter(canvas.getGraphicsContext2D());
    /** Before the emulator, which tells of its first screen while it is made. */
    private final AtomicBoolean told = new AtomicBoolean();
    private final Emulator emulator = new Emulator(PageView.COLUMNS, PageView.ROWS, this::tell);
    private final TerminalText texts = new TerminalText(emulator);
    private final TerminalProgram program = new TerminalProgram(emulator, this::tell);
    private Consumer<String> follow = word -> {};
    private final Highlights highlights = new Highlights();
    private final PageView sight = new PageView(painter);
    private boolean scrolling;
    /** Whether it shall have the keyboard as soon as it is shown, which may be with a later frame. */
    private boolean wanted;

    EmulatedTerminal() {
        getStyleClass().add("terminal");
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setAccessibleText(Texts.get("terminal"));
        setFocusTraversable(true);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        finding = new FindBar(this::search, this::show, this::focus);
        getChildren().addAll(canvas, bar, composing.view(), finding);
        focusedProperty().addListener(p -> requestLayout());
        bar.valueProperty().addListener((p, before, now) -> {
            if (!scrolling) {
                scrollTo(now.longValue());
            }
        });
        new TerminalInput(this).install();
        look(false, 13);
    }

    /** From any thread: something else is to be shown with the next frame. */
    private void tell() {
        if (told.compareAndSet(false, true)) {
            Platform.runLater(() -> {
                told.set(false);
                requestLayout();
            });
        }
    }

    @Override
    public Node view() {
        return this;
    }

    @Override
    public void connect(Pty opened, Consumer<Integer> ended) {
        program.begin(opened, sight.columns(), sight.rows(), ended);
    }

    @Override
    public void say(String sentence) {
        emulator.say("\u001b[0m\r\n\u001b[2m" + sentence + "\u001b[0m\r\n");
    }

    @Override
    public void look(boolean dark, double size) {
        painter.look(Ink.of(dark), size);
        composing.look(painter.ink(), size);
        requestLayout();
    }

    @Override
    public void focus() {
        wanted = true;
        requestFocus();
        requestLayout();
    }

    @Override
    public void copy() {
        Span picked = highlights.selected();
        if (picked != null && !picked.isEmpty()) {
            TerminalClipboard.put(texts.text(picked));
        }
    }

    @Override
    public void paste() {
        TerminalClipboard.typed(emulator.isBracketed()).ifPresent(this::type);
    }

    @Override
    public void selectAll() {
        Screen screen = emulator.screen(0, 1);
        select(new Span(screen.oldest(), 0, screen.bottom() + emulator.rows(), 0));
    }

    @Override
    public void find() {
        finding.open();
    }

    /** @param value called with the word that somebody follows: Ctrl and a click */
    void onFollow(Consumer<String> value) {
        follow = value;
    }

    /** Whether there is no program any more that keys could go to. */
    boolean isOver() {
        return program.isOver();
    }

    @Override
    public boolean isUsed() {
        return program.isUsed();
    }

    @Override
    public int columns() {
        return sight.columns();
    }

    @Override
    public int rows() {
        return sight.rows();
    }

    @Override
    public void close() {
        program.close();
    }

    /** What a person types; it brings the newest lines back into sight. */
    void type(byte[] bytes) {
        sight.toNewest();
        highlights.select(null);
        program.type(bytes);
        requestLayout();
    }

    TerminalText texts() {
        return texts;
    }

    Emulator emulator() {
        return emulator;
    }

    /** Letters that an input method has not settled yet, shown where they will be. */
    void compose(String letters) {
        composing.show(letters, sight.cursor(), painter.cellHeight());
    }

    /** Where the cursor is. */
    Point2D cursor() {
        return sight.cursor();
    }

    double cellHeight() {
        return painter.cellHeight();
    }

    /** The cell at a point. @param between whether the nearest gap between two is meant */
    Span cell(double x, double y, boolean between) {
        return sight.cell(x, y, between);
    }

    void select(@Nullable Span value) {
        highlights.select(value);
        requestLayout();
    }

    Span line(Span cell) {
        return new Span(cell.line(), 0, cell.line(), columns());
    }

    void followWord(Span cell) {
        String word = texts.text(texts.word(cell)).replaceFirst("[.:,]+$", "");
        if (!word.isEmpty()) {
            follow.accept(word);
        }
    }

    /** Scrolls by lines, upwards where there are less than none. */
    void scrollBy(long lines) {
        sight.scrollBy(lines);
        requestLayout();
    }

    private void scrollTo(long line) {
        sight.scrollTo(line);
        requestLayout();
    }

    private List<Span> search(String words) {
        List<Span> found = texts.placesOf(words);
        highlights.find(found);
        requestLayout();
        return found;
    }

    /** Brings a place into the middle and selects it. */
    private void show(Span place) {
        select(place);
        scrollTo(place.line() - rows() / 2);
    }

    /** Somebody who listens hears what is on the screen now. */
    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        Span all = sight.all();
        return attribute == AccessibleAttribute.TEXT && all != null
                ? texts.text(all).stripTrailing()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    protected double computePrefHeight(double width) {
        return PageView.ROWS * painter.cellHeight();
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        if (wanted && getScene() != null && !isFocused()) {
            Platform.runLater(this::requestFocus);
        }
        wanted = false;
        double width = getWidth();
        double height = getHeight();
        double beside = bar.prefWidth(-1);
        bar.resizeRelocate(width - beside, 0, beside, height);
        finding.resizeRelocate(width - beside - finding.prefWidth(-1) - 8, 4, finding.prefWidth(-1), finding.prefHeight(-1));
        double paper = Math.max(0, width - beside);
        if (canvas.getWidth() != paper || canvas.getHeight() != height) {
            canvas.setWidth(paper);
            canvas.setHeight(height);
            painter.forget();
        }
        if (sight.fit(paper, height)) {
            int across = sight.columns();
            int down = sight.rows();
            program.resize(across, down, () -> across == sight.columns() && down == sight.rows());
        }
        if (paper > 0 && height > 0) {
            paint(paper, height);
        }
    }

    private void paint(double width, double height) {
        Screen screen = sight.look(emulator);
        painter.paint(screen, highlights.on(screen, columns(), painter.ink()), isFocused(), width, height);
        scrolling = true;
        bar.setMin((double) screen.oldest());
        bar.setMax((double) Math.max(screen.oldest(), screen.bottom()));
        bar.setVisibleAmount((double) rows() * (screen.bottom() - screen.oldest()) / (screen.bottom() - screen.oldest() + rows()));
        bar.setValue((double) screen.first());
        bar.setVisible(screen.bottom() > screen.oldest());
        scrolling = false;
        if (screen.cursor() != null) {
            composing.follow(sight.cursor());
        }
    }
}
