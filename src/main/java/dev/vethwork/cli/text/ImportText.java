package dev.vethwork.cli.text;

import dev.vethwork.cli.terminal.Console;
import dev.vethwork.cli.terminal.Destination;
import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.format.importing.Imported;
import dev.vethwork.format.importing.Report;
import dev.vethwork.text.Phrase;
import dev.vethwork.text.Sentences;
import dev.vethwork.topology.Topology;

/** The answer of {@code import} for people. */
public final class ImportText {
    private ImportText() {}

    public static String of(Imported imported, Destination drawing, Console console) {
        StringBuilder out = new StringBuilder();
        Report report = imported.report();
        for (Report.Line line : report.lines()) {
            switch (line) {
                case Report.Understood understood ->
                    understood.remarks().forEach(r -> out.append(one(console.bold(Spoken.text("import.mind")), line, r)));
                case Report.PassedOver passed -> out.append(one(console.dim(Spoken.text("import.passedOver")), line, passed.reason()));
                case Report.Refused refused -> out.append(one(console.red(Spoken.text("import.refused")), line, refused.reason()));
            }
        }
        Topology drawn = imported.topology();
        String where = drawing.isStandardOutput() ? Spoken.text("import.out") : drawing.word();
        return out.append(Spoken.text(
                        "import.drawn",
                        where,
                        Spoken.count(drawn.nodes().size(), Spoken.Counted.NODE),
                        Spoken.count(drawn.cables().size(), Spoken.Counted.CABLE),
                        report.format().text(),
                        report.understood().size(),
                        report.passedOver().size(),
                        report.refused().size()))
                .append('\n')
                .toString();
    }

    private static String one(String what, Report.Line line, Phrase why) {
        String place = line.line() > 0 ? Spoken.text("import.line", line.line()) + " " : "";
        return what + "  " + place + line.text().strip().replace('\n', ' ') + "\n       " + Sentences.of(Sentences.capital(why.text())) + "\n";
    }
}
