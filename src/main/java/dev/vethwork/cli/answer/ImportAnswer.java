package dev.vethwork.cli.answer;

import dev.vethwork.format.importing.Report;

/** The JSON answer of {@code import}. */
public final class ImportAnswer {
    private ImportAnswer() {}

    public static Object of(Report report) {
        return Json.object(
                "format", report.format().text(),
                "understood", report.understood().size(),
                "passedOver",
                report.passedOver().stream()
                        .map(l -> Json.object("line", l.line(), "text", l.text(), "reason", l.reason().text()))
                        .toList(),
                "refused",
                report.refused().stream()
                        .map(l -> Json.object("line", l.line(), "text", l.text(), "reason", l.reason().text()))
                        .toList(),
                "lines",
                report.understood().stream()
                        .map(l -> Json.object(
                                "line", l.line(),
                                "text", l.text(),
                                "elements", l.elements(),
                                "remarks", l.remarks().stream().map(r -> r.text()).toList()))
                        .toList());
    }
}
