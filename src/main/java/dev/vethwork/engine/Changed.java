package dev.vethwork.engine;

import dev.vethwork.plan.Plan;
import dev.vethwork.state.NetworkState;

/**
 * What a change has come to.
 *
 * @param plan that was run
 * @param state as it is known afterwards
 */
public record Changed(Plan plan, NetworkState state) {}
