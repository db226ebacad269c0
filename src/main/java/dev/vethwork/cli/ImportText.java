package dev.vethwork.cli;

import dev.vethwork.format.importing.Imported;
import dev.vethwork.format.importing.Report;
import dev.vethwork.text.Phrase;
import dev.vethwork.topology.Topology;

/** The answer of {@code import} for people. */
final class ImportText {
    private ImportText() {}

    static String of(Imported imported, String file, Console console) {
        StringBuilder out = new StringBuilder();
        Report report = imported.report();
        for (Report.Line line : report.lines()) {
            switch (line) {
                case Report.Understood understood ->
                    understood.remarks().forEach(r -> out.append(one(console.bold("mind"), line, r)));
                case Report.PassedOver passed -> out.append(one(console.dim("passed over"), line, passed.reason()));
                case Report.Refused refused -> out.append(one(console.red("refused"), line, refused.reason()));
            }
        }
        Topology drawn = imported.topology();
        return out.append("Drawn in ")
                .append(file)
                .append(": ")
                .append(Sentences.count(drawn.nodes().size(), "node"))
                .append(", ")
                .append(Sentences.count(drawn.cables().size(), "cable"))
                .append(". Of ")
                .append(report.format().text())
                .append(": ")
                .append(report.understood().size())
                .append(" understood, ")
                .append(report.passedOver().size())
                .append(" passed over, ")
                .append(report.refused().size())
                .append(" refused.\n")
                .toString();
    }

    private static String one(String what, Report.Line line, Phrase why) {
        String place = line.line() > 0 ? "line " + line.line() + ": " : "";
        return what + "  " + place + line.text().strip().replace('\n', ' ') + "\n       " + Sentences.of(Sentences.capital(why.text())) + "\n";
    }
}
