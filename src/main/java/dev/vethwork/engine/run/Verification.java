package dev.vethwork.engine.run;

import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Trouble;
import dev.vethwork.engine.registry.RegistryKeeper;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.operation.ServiceOperation;

/** Says of a run what it has not brought about, in the words of what should have done it. */
record Verification(LabRun run) {
    /** @param rest what is left to do, nothing if all is well */
    void verify(Plan rest) throws TargetException {
        if (rest.isEmpty()) {
            return;
        }
        Step step = rest.steps().getFirst();
        String log = step.operation() instanceof ServiceOperation.Start service ? log(service) : "";
        Trouble trouble = step.operation() instanceof ServiceOperation of
                ? ended(of.service(), step.element(), log)
                : Trouble.of(TargetException.Kind.STEP_FAILED, "unkept", String.join(" ", step.argv()));
        throw trouble.at(step.element()).saying(log).exception();
    }

    private String log(ServiceOperation.Start service) throws TargetException {
        return run.shell().call("tail", run.lab(), RegistryKeeper.logName(service) + "\n").stdout().strip();
    }

    private static Trouble ended(String service, String node, String log) {
        return log.isEmpty()
                ? Trouble.of(TargetException.Kind.STEP_FAILED, "service.silent", service, node)
                : Trouble.of(
                        TargetException.Kind.STEP_FAILED,
                        "service.ended",
                        service,
                        node,
                        log.lines().reduce((a, b) -> b).orElse(log));
    }
}
