package dev.vethwork.engine;

/**
 * Where packets are to be read.
 *
 * @param namespace a namespace's name or {@link dev.vethwork.state.NetworkState#ROOT}
 * @param label what the place is called in what is read: {@code node:interface}
 */
public record Tap(String namespace, String device, String label) {}
