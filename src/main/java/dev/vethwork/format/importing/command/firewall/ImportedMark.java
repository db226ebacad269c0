package dev.vethwork.format.importing.command.firewall;

import dev.vethwork.net.PacketMark;

/** What the options of {@code -j MARK} write, each as {@code --set-xmark} would say it. */
final class ImportedMark {
    private ImportedMark() {}

    static PacketMark of(String option, String value) {
        PacketMark said = PacketMark.parse(value);
        long bits = said.value();
        return switch (option) {
            case "--or-mark" -> new PacketMark(bits, bits);
            case "--and-mark" -> new PacketMark(0, ~bits & PacketMark.ALL);
            case "--xor-mark" -> new PacketMark(bits, 0);
            case "--set-mark" -> new PacketMark(bits, bits | said.mask());
            default -> said;
        };
    }
}
