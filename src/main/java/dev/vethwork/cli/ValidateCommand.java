package dev.vethwork.cli;

import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Finding.Level;
import dev.vethwork.lab.LabException;
import java.util.List;

/** {@code validate}: what a drawing would do wrong. */
final class ValidateCommand extends LabCommand {
    private final Given<String> file = arguments().parameter("FILE", "A drawing, *.vethwork.json.");

    private final Given<String> place = Options.target(arguments());

    private final Given<Boolean> json = Options.json(arguments());

    ValidateCommand(Setting setting) {
        super(
                setting,
                "validate",
                "Say what a drawing would do wrong, before it is deployed. Exit 1 with findings of level error.");
    }

    @Override
    int run() throws LabException {
        List<Finding> findings = labs().lint(open(file.value()).topology(), Options.kind(place));
        if (json.value()) {
            printJson(Answers.findings(findings));
        } else {
            print(Texts.findings(findings, console()));
        }
        return findings.stream().anyMatch(f -> f.level() == Level.ERROR) ? ExitCodes.FINDINGS : ExitCodes.OK;
    }
}
