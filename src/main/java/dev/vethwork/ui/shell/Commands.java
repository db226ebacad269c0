package dev.vethwork.ui.shell;

import dev.vethwork.ui.canvas.Tool;
import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import java.util.function.BooleanSupplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/** All commands of a window. */
final class Commands {
    final Command create;
    final Command open;
    final Command save;
    final Command saveAs;
    final Command undo;
    final Command redo;
    final Command cut;
    final Command copy;
    final Command paste;
    final Command duplicate;
    final Command delete;
    final Command selectAll;
    final Command zoomIn;
    final Command zoomOut;
    final Command zoomReal;
    final Command fit;
    final Command deploy;
    final Command teardown;
    final Command ping;
    final Command refresh;

    Commands(Workbench bench, TopologyCanvas canvas, FileCommands files) {
        Document document = bench.document();
        LabSession session = bench.session();
        EditCommands edits = new EditCommands(document, bench.selection());
        BooleanBinding nothing = Bindings.isEmpty(bench.selection().elements());
        BooleanBinding notDeployed = session.busy().or(session.deployed().not());
        create = new Command("new", MaterialDesignF.FILE_OUTLINE, "Shortcut+N", null, files::create);
        open = new Command("open", MaterialDesignF.FOLDER_OPEN_OUTLINE, "Shortcut+O", null, files::open);
        save = new Command("save", MaterialDesignC.CONTENT_SAVE_OUTLINE, "Shortcut+S", null, files::save);
        saveAs = new Command("saveAs", null, "Shortcut+Shift+S", null, files::saveAs);
        undo = new Command(
                "undo", MaterialDesignU.UNDO, "Shortcut+Z",
                unless(() -> document.undoName() != null, document.topology(), document.position()), edits::undo);
        redo = new Command(
                "redo", MaterialDesignR.REDO, "Shortcut+Shift+Z",
                unless(() -> document.redoName() != null, document.topology(), document.position()), edits::redo);
        cut = new Command("cut", MaterialDesignC.CONTENT_CUT, "Shortcut+X", nothing, edits::cut);
        copy = new Command("copy", MaterialDesignC.CONTENT_COPY, "Shortcut+C", nothing, edits::copy);
        paste = new Command("paste", MaterialDesignC.CONTENT_PASTE, "Shortcut+V", null, edits::paste);
        duplicate = new Command("duplicate", MaterialDesignC.CONTENT_DUPLICATE, "Shortcut+D", nothing, edits::duplicate);
        delete = new Command("delete", MaterialDesignD.DELETE_OUTLINE, "Delete", nothing, edits::delete);
        selectAll = new Command("selectAll", null, "Shortcut+A", null, edits::selectAll);
        zoomIn = new Command(
                "zoomIn", MaterialDesignM.MAGNIFY_PLUS_OUTLINE, "Shortcut+EQUALS", null, () -> canvas.zoomBy(1.25));
        zoomOut = new Command(
                "zoomOut", MaterialDesignM.MAGNIFY_MINUS_OUTLINE, "Shortcut+MINUS", null, () -> canvas.zoomBy(0.8));
        zoomReal = new Command("zoomReal", null, "Shortcut+1", null, () -> canvas.zoomTo(1));
        fit = new Command("fit", MaterialDesignF.FIT_TO_PAGE_OUTLINE, "Shortcut+0", null, canvas::fit);
        deploy = new Command("deploy", MaterialDesignP.PLAY, "F5", session.busy(), session::deploy);
        teardown = new Command("teardown", MaterialDesignS.STOP, "Shift+F5", notDeployed, session::teardown);
        ping = new Command(
                "ping", MaterialDesignA.ACCESS_POINT, "Shortcut+P", notDeployed, () -> canvas.tool().set(Tool.PING));
        refresh = new Command("refresh", MaterialDesignR.REFRESH, "F6", session.busy(), session::observe);
    }

    private static BooleanBinding unless(BooleanSupplier possible, Observable... on) {
        return Bindings.createBooleanBinding(() -> !possible.getAsBoolean(), on);
    }
}
