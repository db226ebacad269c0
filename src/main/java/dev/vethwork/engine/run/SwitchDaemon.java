package dev.vethwork.engine.run;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Trouble;
import dev.vethwork.engine.registry.Registry;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.kind.LinkPlans;
import dev.vethwork.plan.operation.Tool;
import java.util.List;

/** The programs of Open vSwitch: a sandbox's are the lab's to start and to stop, the machine's have to run already. */
record SwitchDaemon(LabRun run) {
    /** Starts a sandbox's, where a step wants it. */
    void start(List<Step> steps) throws TargetException {
        if (!run.traits().rootIsOurs() || steps.stream().noneMatch(SwitchDaemon::isOfSwitch)) {
            return;
        }
        if (!run.tools().contains("tun")) {
            throw Trouble.of(TargetException.Kind.NOT_PERMITTED, "switch.tun").exception();
        }
        CommandResult result = run.shell().call("start-ovs", "");
        if (!result.succeeded()) {
            throw Trouble.of(TargetException.Kind.MISSING, "switch.start")
                    .saying(result.stderr())
                    .exception();
        }
    }

    /** A sandbox in which no switch of Open vSwitch is left needs no Open vSwitch. */
    void stopUnused(Compiled held) throws TargetException {
        if (run.traits().rootIsOurs()
                && held.state().root().interfaces().values().stream()
                        .noneMatch(i -> LinkPlans.of(i).plugsByItself())) {
            run.shell().tell("stop-ovs", "", "", "", List.of());
        }
    }

    /**
     * The machine's Open vSwitch has to run for what is asked of it. With its database stopped a bridge of the lab's cannot even
     * be seen, and would be back with the database.
     */
    void require(Plan plan, Registry registry) throws TargetException {
        boolean asked = plan.steps().stream().anyMatch(SwitchDaemon::isOfSwitch);
        if (run.traits().rootIsOurs() || (!asked && registry.switches().isEmpty())) {
            return;
        }
        switch (run.reader().openVSwitch()) {
            case RUNS -> {}
            case DAEMON_STOPPED -> {
                if (asked) {
                    throw Trouble.of(TargetException.Kind.MISSING, "switch.daemon").exception();
                }
            }
            case DATABASE_STOPPED -> throw Trouble.of(TargetException.Kind.MISSING, "switch.database").exception();
        }
    }

    private static boolean isOfSwitch(Step step) {
        return step.operation().command().tool() == Tool.OVS_VSCTL;
    }
}
