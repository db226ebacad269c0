package dev.vethwork.lab;

import dev.vethwork.engine.Targets;
import dev.vethwork.lab.failure.Failures;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.LabMessages;
import dev.vethwork.text.Phrase;
import java.util.List;

/** Says that a lab is not deployed, and which ones are. */
final class Missing {
    private Missing() {}

    static LabException lab(Targets targets, String lab) {
        List<String> names = targets.deployed().stream().map(Targets.Deployed::lab).toList();
        Phrase remedy = names.isEmpty() ? LabMessages.of("absent.remedy") : LabMessages.of("absent.choose", String.join(", ", names));
        return Failures.usage(LabMessages.of("absent", lab).text(), remedy.text());
    }
}
