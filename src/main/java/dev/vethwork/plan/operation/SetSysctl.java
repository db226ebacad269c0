package dev.vethwork.plan.operation;

/** {@code sysctl -w net.ipv4.ip_forward=1}. */
public record SetSysctl(String home, String name, String word, String value) implements SettingOperation {}
