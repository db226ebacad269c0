package dev.vethwork.plan.operation;

import dev.vethwork.state.NetworkState;

/** What a namespace's programs see as /etc/resolv.conf: {@code ip netns exec} lays it over the machine's, ip-netns(8). */
public sealed interface ResolverOperation extends Operation permits SetResolver, DeleteResolver {
    /** Where the files of namespaces are kept: what is below /etc only leads there, and goes bad with the next start. */
    String STORE = "/run/vethwork-etc";

    @Override
    default String namespace() {
        return NetworkState.ROOT;
    }
}
