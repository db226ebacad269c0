package dev.vethwork.engine;

import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.state.NetworkState;
import java.time.Duration;

/** Tells another listener all that it hears; what it does besides stands in whatever extends it. */
public abstract class ForwardingRunListener implements RunListener {
    private final RunListener heard;

    protected ForwardingRunListener(RunListener heard) {
        this.heard = heard;
    }

    @Override
    public void read(NetworkState before) {
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
