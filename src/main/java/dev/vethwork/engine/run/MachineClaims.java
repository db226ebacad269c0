package dev.vethwork.engine.run;

import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.registry.Claims;
import dev.vethwork.engine.registry.RegistryKeeper;
import dev.vethwork.plan.Compiled;
import dev.vethwork.state.NetworkState;

/** What a lab needs of the machine beside other labs, written down before it is made so and given up once it is not needed. */
record MachineClaims(LabRun run) {
    /** Notes what the lab needs of the machine before it is made so, and what that was before any lab needed it. */
    void claim(Compiled desired, NetworkState before, RegistryKeeper keeper) throws TargetException {
        if (!run.traits().rootIsOurs()) {
            Claims claims = run.reader().claims();
            Claims wider = claims.claim(desired.without(before.given()), before);
            keeper.remember(wider.originals(keeper.registry().originals()));
            keep(claims, wider);
        }
    }

    /** Forgets what it needed before and does not need any more. */
    void settle(Compiled desired, RegistryKeeper keeper) throws TargetException {
        if (!run.traits().rootIsOurs()) {
            Claims claims = run.reader().claims();
            Claims now = claims.only(desired.without(keeper.registry().given()));
            keep(claims, now);
            keeper.remember(now.stillNeeded(keeper.registry().originals()));
        }
    }

    private void keep(Claims before, Claims now) throws TargetException {
        if (!now.equals(before)) {
            run.shell().call("claims", run.lab(), now.text());
        }
    }
}
