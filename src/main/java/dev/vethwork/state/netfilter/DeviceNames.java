package dev.vethwork.state.netfilter;

/** Names of interfaces as rules write them. */
final class DeviceNames {
    private DeviceNames() {}

    static boolean fit(String pattern, String device) {
        return pattern.endsWith("+")
                ? device.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(device);
    }
}
