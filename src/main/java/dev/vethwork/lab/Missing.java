package dev.vethwork.lab;

import dev.vethwork.engine.Targets;
import java.util.List;

/** Says that a lab is not deployed, and which ones are. */
final class Missing {
    private Missing() {}

    static LabException lab(Targets targets, String lab) {
        List<String> names = targets.deployed().stream().map(Targets.Deployed::lab).toList();
        return Failures.usage(
                "no lab " + lab + " is deployed",
                names.isEmpty()
                        ? "deploy its file first: run deploy FILE"
                        : "choose one of " + String.join(", ", names) + ", or deploy its file: run deploy FILE");
    }
}
