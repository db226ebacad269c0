package dev.vethwork.lab;

import dev.vethwork.engine.LabState;
import dev.vethwork.engine.Targets;
import dev.vethwork.lab.failure.Failures;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.LabMessages;
import dev.vethwork.lab.failure.Meant;
import dev.vethwork.text.Phrase;
import java.util.List;

/** Says that a lab is not deployed, or no longer there, and which ones are. */
final class Missing {
    private Missing() {}

    static LabException lab(Targets targets, String lab) {
        List<Targets.Deployed> all = targets.deployed();
        if (all.stream().anyMatch(each -> each.lab().equals(lab) && each.state() == LabState.DEAD)) {
            return Failures.usage(LabMessages.of("absent.dead", lab).text(), LabMessages.of("absent.dead.remedy").text());
        }
        List<String> names = all.stream()
                .filter(each -> each.state() != LabState.DEAD)
                .map(Targets.Deployed::lab)
                .toList();
        Phrase remedy = names.isEmpty() ? LabMessages.of("absent.remedy") : LabMessages.of("absent.choose", String.join(", ", names));
        return Failures.usage(LabMessages.of("absent", lab).text(), Meant.of(lab, names, remedy.text()));
    }
}
