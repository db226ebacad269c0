package dev.vethwork.ui.shell.dialog;

import dev.vethwork.format.importing.Report;
import dev.vethwork.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ListView;

/** What became of each line of what was imported: first what was refused, then what is wrong, then what was passed over. */
final class ReportLines extends ListView<String> {
    ReportLines() {
        setId("report-lines");
        setFocusTraversable(true);
        setAccessibleText(Texts.get("imported.lines"));
    }

    void show(Report report) {
        List<String> lines = new ArrayList<>();
        report.refused().forEach(l -> lines.add(line("imported.refused", l, l.reason().text())));
        report.understood().forEach(l -> l.remarks().forEach(r -> lines.add(line("imported.remark", l, r.text()))));
        report.passedOver().forEach(l -> lines.add(line("imported.passedOver", l, l.reason().text())));
        getItems().setAll(lines);
    }

    private static String line(String key, Report.Line line, String why) {
        String text = line.text().strip().replaceAll("\\s+", " ");
        return Texts.get(key, line.line() > 0 ? Integer.toString(line.line()) : "–", text, why);
    }
}
