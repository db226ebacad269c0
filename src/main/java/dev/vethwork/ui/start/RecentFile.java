package dev.vethwork.ui.start;

import dev.vethwork.settings.UserFolders;
import dev.vethwork.ui.action.Command;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** A file that was open before. */
public record RecentFile(Path path) {
    /** Its name without what every drawing's name ends with. */
    public String name() {
        return String.valueOf(path.getFileName()).replace(Samples.SUFFIX, "");
    }

    /** Its folder, with the user's own written as the shell does. */
    public String folder() {
        String folder = String.valueOf(path.toAbsolutePath().getParent());
        String home = UserFolders.home().toString();
        return !home.isEmpty() && (folder + "/").startsWith(home + "/") ? "~" + folder.substring(home.length()) : folder;
    }

    public Command command(Consumer<Path> open) {
        return Command.of("recent." + path, () -> open.accept(path))
                .withIcon(MaterialDesignF.FILE_OUTLINE)
                .named(new SimpleStringProperty(name() + "  –  " + folder()));
    }
}
