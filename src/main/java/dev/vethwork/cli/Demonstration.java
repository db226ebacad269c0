package dev.vethwork.cli;

import dev.vethwork.cli.terminal.Console;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.cli.terminal.Interrupt;
import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.cli.terminal.Watched;
import dev.vethwork.cli.text.AnswerTexts;
import dev.vethwork.cli.text.InspectionText;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.Labs;
import dev.vethwork.lab.Pinged;
import dev.vethwork.lab.consent.Confirmation;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.drawing.SampleTexts;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.LabException.Exit;
import dev.vethwork.lab.inspect.DeployedLab;
import dev.vethwork.lab.inspect.InspectedNode;
import dev.vethwork.lab.inspect.Inspection;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Plan;
import dev.vethwork.render.Palette;
import dev.vethwork.render.PictureFile;
import dev.vethwork.text.ProgramName;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Without a display: deploys a lab in a sandbox, pings, prints the tables, saves a picture, takes it down. */
final class Demonstration {
    private static final int MOST_PINGS = 6;

    private final Console console;
    private final Labs labs;

    Demonstration(Console console, Labs labs) {
        this.console = console;
        this.labs = labs;
    }

    /** @return the exit code: 1 when a ping that should pass does not */
    int play(Drawing drawing) throws LabException {
        String lab = drawing.lab();
        if (labs.find(lab).isPresent()) {
            throw new LabException(
                    Exit.USAGE,
                    Spoken.text("demo.deployed", lab),
                    Spoken.text("demo.deployed.remedy", ProgramName.command("destroy " + lab)),
                    "",
                    null);
        }
        Caller caller = Caller.silent().withConfirmation(Confirmation.NEVER);
        try (Interrupt interrupt = new Interrupt(caller.cancellation(), console.err(), Spoken.text("demo.stopping"))) {
            int ended = shown(drawing, lab, caller);
            return interrupt.happened() ? ExitCodes.INTERRUPTED : ended;
        }
    }

    private int shown(Drawing drawing, String lab, Caller caller) throws LabException {
        say(Spoken.text("demo.begin", drawing.topology().name()));
        String description = SampleTexts.in(Locale.getDefault(), drawing.topology()).description();
        if (!description.isEmpty()) {
            say(description);
        }
        try {
            Plan plan = Watched.run(
                    console, listener -> labs.deploy(drawing, TargetKind.SANDBOX, caller.withListener(listener)));
            title(Spoken.text("demo.commands"));
            console.out().print(AnswerTexts.plan(plan, console));
            boolean fine = pings(drawing.topology(), lab, caller);
            tables(lab, caller);
            picture(drawing.topology());
            return fine ? ExitCodes.OK : ExitCodes.FINDINGS;
        } finally {
            if (labs.find(lab).isPresent()) {
                labs.destroy(lab, Caller.silent());
                title(Spoken.text("demo.gone"));
                say(Spoken.text("demo.end", ProgramName.command("--help")));
            }
        }
    }

    /** From the first namespace to all others, and back from the second. */
    private boolean pings(Topology topology, String lab, Caller caller) throws LabException {
        List<String> names = topology.nodes().values().stream()
                .filter(Namespace.class::isInstance)
                .map(Node::name)
                .toList();
        title(Spoken.text("demo.pings"));
        if (names.isEmpty()) {
            return true;
        }
        boolean answered = false;
        DeployedLab observed = labs.observe(lab, caller);
        List<String> targets = new ArrayList<>(names);
        topology.nodes().keySet().stream().filter(n -> !names.contains(n)).forEach(targets::add);
        for (String to : targets.stream().skip(1).limit(MOST_PINGS).toList()) {
            if (observed.addressesOf(to).isEmpty()) {
                continue;
            }
            Pinged ping = labs.ping(lab, names.getFirst(), to, caller);
            answered |= ping.answered();
            say((ping.answered() ? console.green("✓") : console.red("✗")) + " " + ping.from() + " → " + ping.to() + " ("
                    + ping.address() + "): " + lastWords(ping));
        }
        return answered;
    }

    private static String lastWords(Pinged ping) {
        return ping.result().stdout().lines()
                .filter(l -> l.contains("packets transmitted"))
                .findFirst()
                .orElse(ping.result().stderr().strip());
    }

    private void tables(String lab, Caller caller) throws LabException {
        Inspection inspection = labs.inspect(lab, null, caller);
        title(Spoken.text("demo.arp"));
        for (InspectedNode node : inspection.nodes()) {
            table(node.name(), InspectionText.neighbors(node, console));
        }
        title(Spoken.text("demo.routes"));
        for (InspectedNode node : inspection.nodes()) {
            table(node.name(), InspectionText.routes(node, console));
        }
    }

    private void table(String node, String rows) {
        if (!rows.isEmpty()) {
            say("  " + node);
            console.out().print(rows);
        }
    }

    private void picture(Topology topology) {
        title(Spoken.text("demo.picture"));
        Path here = Path.of("").toAbsolutePath();
        Path directory = Files.isWritable(here) ? here : Path.of(System.getProperty("java.io.tmpdir"));
        for (String extension : List.of(".svg", ".png")) {
            Path file = directory.resolve(topology.name() + extension);
            try {
                PictureFile.write(topology, file, Palette.LIGHT, 2);
                say(Spoken.text("saved", file));
            } catch (IOException | RuntimeException e) {
                say(Spoken.text("unwritten", file, String.valueOf(e.getMessage())));
            }
        }
    }

    private void title(String text) {
        console.out().println();
        console.out().println(console.bold(text));
    }

    private void say(String text) {
        console.out().println(text);
    }
}
