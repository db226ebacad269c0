package dev.vethwork.format.importing;

import dev.vethwork.format.importing.command.script.LabFiles;
import dev.vethwork.format.importing.command.script.ShellImporter;
import dev.vethwork.format.importing.tool.Containerlab;
import dev.vethwork.format.importing.tool.CoreXml;
import dev.vethwork.format.importing.tool.GraphMl;
import dev.vethwork.format.importing.tool.Imunes;
import dev.vethwork.format.importing.tool.Kathara;
import dev.vethwork.format.importing.tool.MiniEdit;
import dev.vethwork.format.importing.tool.NetnsViz;
import dev.vethwork.format.importing.tool.Netpen;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All forms that are read. The first that accepts a source reads it: scripts come last, since text of all kinds has commands in it. */
public final class Importers {
    private static final List<Importer> ALL = List.of(
            new Containerlab(),
            new Kathara(),
            new MiniEdit(),
            new NetnsViz(),
            new Netpen(),
            new GraphMl(),
            new CoreXml(),
            new Imunes(),
            new ShellImporter(Containerlab::deploy));

    /** How a drawing of this program's begins: its version is the first of its members as it is written. */
    private static final Pattern DRAWING = Pattern.compile("\\A\\s*\\{\\s*\"vethwork\"\\s*:");

    private Importers() {}

    /** Whether the source is a script of commands. */
    public static boolean isScript(Source source) {
        return new ShellImporter(LabFiles.NONE).accepts(source);
    }

    /** Whether one of them accepts the source. */
    public static boolean accepts(Source source) {
        return ALL.stream().anyMatch(i -> i.accepts(source));
    }

    /**
     * A drawing of the source.
     *
     * @param from its form; null to recognise it by its content
     * @throws ImportException if it is in no form that is known, or nothing of it can be read
     */
    public static Imported read(Source source, @Nullable ImportFormat from) throws ImportException {
        for (Importer importer : ALL) {
            if (from == null ? importer.accepts(source) : importer.format() == from) {
                return importer.read(source);
            }
        }
        Optional<OtherForm> other = from == null ? OtherForm.of(source) : Optional.empty();
        if (other.isPresent()) {
            throw other.get().refusal(source);
        }
        throw ImportException.of(DRAWING.matcher(source.text()).find() ? "drawing" : "unrecognised", source.file());
    }
}
