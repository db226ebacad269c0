package dev.vethwork.lab;

import dev.vethwork.engine.RunListener;
import dev.vethwork.explain.Finding;
import dev.vethwork.lab.consent.HostFindings;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import java.time.Duration;

/**
 * Hears a deployment on a machine, and tells besides, once, what of that machine's rules is in the drawing's way. They are told
 * from what is read to plan from: a reading for them alone would make each deployment wait.
 */
final class HostWarnings implements RunListener {
    private final Topology topology;
    private final RunListener heard;
    private boolean told;

    HostWarnings(Topology topology, RunListener heard) {
        this.topology = topology;
        this.heard = heard;
    }

    @Override
    public void read(NetworkState before) {
        if (!told) {
            told = true;
            for (Finding found : HostFindings.of(topology, before)) {
                heard.warned(found.element(), found.message(), found.fix());
            }
        }
        heard.read(before);
    }

    @Override
    public void planned(Plan plan) {
        heard.planned(plan);
    }

    @Override
    public void started(Step step) {
        heard.started(step);
    }

    @Override
    public void done(Step step, Duration took) {
        heard.done(step, took);
    }

    @Override
    public void failed(Step step, String stderr) {
        heard.failed(step, stderr);
    }

    @Override
    public void warned(String element, String message, String remedy) {
        heard.warned(element, message, remedy);
    }

    @Override
    public void waiting(String sentence) {
        heard.waiting(sentence);
    }

    @Override
    public void phase(String key) {
        heard.phase(key);
    }
}
