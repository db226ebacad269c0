package dev.vethwork.lab.drawing;

import dev.vethwork.drift.machine.MachineDrawing;
import dev.vethwork.drift.machine.Seen;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Targets;
import dev.vethwork.format.importing.ImportException;
import dev.vethwork.format.importing.ImportFormat;
import dev.vethwork.format.importing.Imported;
import dev.vethwork.format.importing.Report;
import dev.vethwork.format.importing.Source;
import dev.vethwork.format.importing.SourceFiles;
import dev.vethwork.lab.failure.Failures;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.LabException.Exit;
import dev.vethwork.lab.failure.LabMessages;
import dev.vethwork.layout.Layouts;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.Survey;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Draws what runs on a machine: on this one, or on one of which somebody has sent a snapshot. Both are read by the same. */
public record Surveys(Targets targets) {
    /** What every snapshot begins with. */
    private static final String HEAD = "vethwork-snapshot ";

    private static final int HEAD_BYTES = HEAD.length();

    /** A drawing, what became of each thing, and the machine as it was read. */
    public record Surveyed(Imported imported, NetworkState state) {}

    /** @param only namespaces that alone are drawn besides the machine's own; empty for all */
    public Surveyed machine(Set<String> only, Credentials credentials) throws LabException {
        return read(here(), snapshot(TargetKind.HOST, credentials), only);
    }

    /**
     * What of a drawing is on a machine already, as the drawing asks for it, and the machine.
     *
     * @param before of each namespace of these names that is there
     */
    public record Before(NetworkState machine, SortedMap<String, NamespaceState> before) {}

    /** @param names of namespaces; {@link NetworkState#ROOT} for the machine's own network */
    public Before before(
            Topology topology, Set<String> names, TargetKind machine, TargetTraits traits, Credentials credentials)
            throws LabException {
        Survey survey = survey(name(machine), snapshot(machine, credentials));
        return new Before(survey.state(), BeforeALab.of(survey, topology, names, traits));
    }

    /** The nodes of a drawing that are on a machine already, whoever has made them; the host is always there. */
    public Set<String> there(Topology topology, TargetKind machine, Credentials credentials) throws LabException {
        return BeforeALab.nodes(survey(name(machine), snapshot(machine, credentials)), topology);
    }

    private static String name(TargetKind machine) {
        return machine.isFar() ? machine.text() : here();
    }

    private static String here() {
        return LabMessages.of("survey.here").text();
    }

    private String snapshot(TargetKind machine, Credentials credentials) throws LabException {
        try {
            return targets.snapshot(machine, credentials);
        } catch (TargetException e) {
            throw Failures.of(e);
        }
    }

    /** What prints a snapshot of a machine on which nothing of this program is. */
    public String script() {
        return targets.snapshotScript();
    }

    /** Whether a file is a snapshot, by how it begins. */
    public static boolean isSnapshot(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD_BYTES), StandardCharsets.US_ASCII).equals(HEAD);
        } catch (IOException e) {
            // Whoever opens it hears why.
            return false;
        }
    }

    public Surveyed snapshot(Path file, Set<String> only) throws LabException {
        try {
            return read(file.toString(), SourceFiles.read(file).text(), only);
        } catch (IOException e) {
            throw Failures.of(file, e);
        } catch (ImportException e) {
            throw Failures.of(e);
        }
    }

    /** A drawing of another tool's file, of a script, or of a snapshot, whichever it is. @param from null to recognise it */
    public Imported file(Path file, @Nullable ImportFormat from) throws LabException {
        try {
            if (!Files.exists(file)) {
                throw new NoSuchFileException(file.toString());
            }
            return source(SourceFiles.read(file), from);
        } catch (IOException e) {
            throw Failures.of(file, e);
        } catch (ImportException e) {
            throw Failures.of(e);
        }
    }

    /** The same of what comes in at a stream. */
    public Imported stream(InputStream in, @Nullable ImportFormat from) throws LabException {
        try {
            return source(SourceFiles.read("lab", "stdin", in), from);
        } catch (IOException e) {
            throw Failures.of(Path.of("stdin"), e);
        } catch (ImportException e) {
            throw Failures.of(e);
        }
    }

    private Imported source(Source source, @Nullable ImportFormat from) throws LabException, ImportException {
        boolean snapshot = from == ImportFormat.LIVE || from == null && source.text().startsWith(HEAD);
        return snapshot ? read(source.name(), source.text(), Set.of()).imported() : Importing.read(source, from);
    }

    private Survey survey(String called, String text) throws LabException {
        return targets.survey(text).orElseThrow(() -> new LabException(
                Exit.USAGE, LabMessages.of("survey.unreadable", called).text(), LabMessages.of("survey.unreadable.remedy").text(), "", null));
    }

    private Surveyed read(String called, String text, Set<String> only) throws LabException {
        Survey survey = survey(called, text);
        for (String name : only) {
            if (!survey.state().namespaces().containsKey(name)) {
                throw new LabException(
                        Exit.USAGE,
                        LabMessages.of("survey.none", name).text(),
                        LabMessages.of("survey.none.remedy", String.join(", ", survey.spaces().keySet())).text(),
                        "",
                        null);
            }
        }
        MachineDrawing drawing = MachineDrawing.of(survey, survey.machine(), only);
        Topology topology = drawing.topology().withLayout(Layouts.complete(drawing.topology()));
        return new Surveyed(new Imported(topology, report(drawing.seen())), survey.state());
    }

    private static Report report(List<Seen> seen) {
        List<Report.Line> lines = seen.stream()
                .<Report.Line>map(one -> switch (one) {
                    case Seen.Drawn drawn ->
                        new Report.Understood(0, drawn.text(), List.of(drawn.element()), drawn.remarks());
                    case Seen.Left left -> new Report.PassedOver(0, left.text(), left.reason());
                    case Seen.Missing missing -> new Report.Refused(0, missing.text(), missing.reason());
                })
                .toList();
        return new Report(ImportFormat.LIVE, lines);
    }
}
