package dev.vethwork.ui.shell.dialog;

import dev.vethwork.edit.Fragment;
import dev.vethwork.render.Painting;
import dev.vethwork.render.Palette;
import dev.vethwork.render.PictureFile;
import dev.vethwork.render.PictureFile.Format;
import dev.vethwork.render.PngWriter;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.action.Command;
import dev.vethwork.ui.shell.Notifier;
import dev.vethwork.ui.shell.Workbench;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Saves and copies pictures of the drawing, as {@code render} does at the terminal. */
public final class Exports {
    /** Documents that pictures are pasted into are printed. */
    private static final double CLIPBOARD_SCALE = 2;

    private final Workbench bench;
    private final Dialogs dialogs;
    private final Notifier notifier;

    public Exports(Workbench bench, Dialogs dialogs, Notifier notifier) {
        this.bench = bench;
        this.dialogs = dialogs;
        this.notifier = notifier;
    }

    public Command[] commands() {
        return new Command[] {
            Command.of("export.png1", () -> choose(Format.PNG, 1)),
            Command.of("export.png2", () -> choose(Format.PNG, 2)).withKeys("Shortcut+E"),
            Command.of("export.svg", () -> choose(Format.SVG, 1)),
            Command.of("export.pdf", () -> choose(Format.PDF, 1)),
            Command.of("export.clipboard", this::copy).withKeys("Shortcut+Shift+E")
        };
    }

    private void choose(Format format, double scale) {
        String lab = bench.document().now().name();
        dialogs.export(lab + format.suffix(), bench.document().file().get(), format)
                .ifPresent(chosen -> write(named(chosen, format), scale));
    }

    /** A name without an end gets that of its format; one with the end of another format is what the person wants. */
    public static Path named(Path chosen, Format format) {
        return Format.of(chosen).isPresent() ? chosen : chosen.resolveSibling(chosen.getFileName() + format.suffix());
    }

    /** Off the window's thread. @param scale of a PNG */
    public void write(Path file, double scale) {
        Topology topology = bench.document().now();
        bench.background()
                .submit(
                        () -> {
                            PictureFile.write(topology, file, Palette.LIGHT, scale);
                            return file;
                        },
                        done -> notifier.done("export.done", file),
                        thrown -> notifier.error(
                                Texts.get("file.unwritable", file, String.valueOf(thrown.getMessage()))));
    }

    /** Puts a picture of what is selected on the clipboard, or of all where no node is. */
    private void copy() {
        Topology all = bench.document().now();
        Set<String> chosen = new HashSet<>(bench.selection().elements());
        chosen.retainAll(all.nodes().keySet());
        Topology pictured = chosen.isEmpty() ? all : Fragment.of(all, chosen, bench.selection().notes());
        bench.background()
                .submit(
                        () -> PngWriter.write(Painting.of(pictured, Palette.LIGHT), CLIPBOARD_SCALE),
                        png -> {
                            ClipboardContent content = new ClipboardContent();
                            content.putImage(new Image(new ByteArrayInputStream(png)));
                            Clipboard.getSystemClipboard().setContent(content);
                            notifier.done("export.clipboard.done");
                        },
                        thrown -> notifier.error(String.valueOf(thrown.getMessage())));
    }

    static List<String> patterns(Format format) {
        return List.of("*" + format.suffix());
    }
}
