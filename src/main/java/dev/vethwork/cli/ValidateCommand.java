package dev.vethwork.cli;

import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Finding.Level;
import dev.vethwork.lab.LabException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code validate}: what a drawing would do wrong. */
@Command(
        name = "validate",
        description = "Say what a drawing would do wrong, before it is deployed. Exit 1 with findings of level error.")
final class ValidateCommand extends LabCommand {
    @Parameters(paramLabel = "FILE", description = "A drawing, *.vethwork.json.")
    String file = "";

    @Mixin
    JsonOption answer = new JsonOption();

    ValidateCommand(Setting setting) {
        super(setting);
    }

    @Override
    int run() throws LabException {
        List<Finding> findings = labs().lint(open(file).topology());
        if (answer.json) {
            printJson(Answers.findings(findings));
        } else {
            print(Texts.findings(findings, console()));
        }
        return findings.stream().anyMatch(f -> f.level() == Level.ERROR) ? ExitCodes.FINDINGS : ExitCodes.OK;
    }
}
