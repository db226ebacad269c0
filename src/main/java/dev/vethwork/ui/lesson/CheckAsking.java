package dev.vethwork.ui.lesson;

import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.inspect.DeployedLab;
import dev.vethwork.lesson.check.Asked;
import dev.vethwork.lesson.judge.Judge;
import dev.vethwork.lesson.judge.Judged;
import dev.vethwork.net.TargetKind;
import dev.vethwork.state.NetworkState;
import java.util.ArrayList;
import java.util.List;

/** Asks a running lab for a step's checks as cheaply as may be: the kernel itself only where all else holds. Blocks. */
record CheckAsking(LabConnection connection, Caller caller) {
    /** @param seen what the window's watch has read */
    List<CheckRow> ask(String lab, TargetKind kind, NetworkState seen, List<Asked> checks) throws LabException {
        Judge judge = new Judge(connection, lab, caller);
        DeployedLab known = judge.seen(connection.traits(kind), seen);
        List<Asked> read = checks.stream().filter(a -> a.check().isRead()).toList();
        List<Judged> first = judge.now(read, known);
        boolean others = first.stream().allMatch(Judged::met);
        List<CheckRow> rows = new ArrayList<>();
        for (Asked asked : checks) {
            if (asked.check().isRead()) {
                rows.add(row(first, asked));
            } else if (others) {
                rows.add(row(judge.now(List.of(asked), known), asked));
            } else {
                rows.add(CheckRow.open(asked));
            }
        }
        return List.copyOf(rows);
    }

    private static CheckRow row(List<Judged> judged, Asked asked) {
        return judged.stream()
                .filter(j -> j.asked().equals(asked))
                .findFirst()
                .map(j -> CheckRow.of(asked, j.verdict()))
                .orElseGet(() -> CheckRow.open(asked));
    }
}
