package dev.vethwork.lab.drawing;

import dev.vethwork.format.importing.ImportException;
import dev.vethwork.format.importing.ImportFormat;
import dev.vethwork.format.importing.Imported;
import dev.vethwork.format.importing.Importers;
import dev.vethwork.format.importing.Source;
import dev.vethwork.format.importing.SourceFiles;
import dev.vethwork.lab.failure.Failures;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.layout.Layouts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes drawings of other tools' files and of scripts, every node with a place. */
public final class Importing {
    /** How the names of files end that drawings are made of, the native one's among them. */
    public static final List<String> SUFFIXES = Stream.concat(
                    Stream.of(".json"), Stream.of(ImportFormat.values()).flatMap(format -> format.endings().stream()))
            .distinct()
            .toList();

    private Importing() {}

    /** A drawing of text that was typed or pasted. */
    public static Imported text(String name, String text) throws LabException {
        try {
            return read(Source.text(name, text), ImportFormat.SHELL);
        } catch (ImportException e) {
            throw Failures.of(e);
        }
    }

    /** Whether a text has commands in it that make a network. */
    public static boolean isCommands(String text) {
        return Importers.isScript(Source.text("lab", text));
    }

    /** Whether a file is one of another tool's, by its content. */
    public static boolean accepts(Path file) {
        try {
            return Importers.accepts(SourceFiles.read(file));
        } catch (IOException | ImportException e) {
            // Whoever opens it hears why.
            return false;
        }
    }

    /** @param from the form it is in; null to recognise it by its content */
    static Imported read(Source source, @Nullable ImportFormat from) throws ImportException {
        Imported imported = Importers.read(source, from);
        return new Imported(imported.topology().withLayout(Layouts.complete(imported.topology())), imported.report());
    }
}
