package dev.vethwork.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that drawings start, and that a machine can be without. */
@SuppressWarnings("ImmutableEnumChecker")
public enum ProgramPiece implements KernelPiece {
    /** Whichever of those that ask for addresses. */
    DHCP_CLIENT(
            Arrays.stream(DhcpClient.values()).map(DhcpClient::program).toList(), DhcpClient.UDHCPC.packageName()),
    DNSMASQ(List.of("dnsmasq"), "dnsmasq-base"),
    DHCPD(List.of("dhcpd"), "isc-dhcp-server"),
    RADVD(List.of("radvd"), "radvd"),
    WG(List.of("wg"), "wireguard-tools"),
    BIRD(List.of("bird"), "bird2");

    private final List<String> programs;
    private final String packageName;

    ProgramPiece(List<String> programs, String packageName) {
        this.programs = programs;
        this.packageName = packageName;
    }

    /** Any of which will do. */
    public List<String> programs() {
        return programs;
    }

    /** The programs of all of them. */
    public static Stream<String> all() {
        return Arrays.stream(values()).flatMap(piece -> piece.programs.stream());
    }

    /** What brings it on Debian and Ubuntu. */
    public String packageName() {
        return packageName;
    }

    /** The one that a drawn service starts; empty where it is none of these. */
    public static Optional<ProgramPiece> of(String command) {
        String program = CommandSplitter.splitLeniently(command).stream().findFirst().orElse("");
        return Arrays.stream(values())
                .filter(piece -> piece != DHCP_CLIENT && piece.programs.contains(program))
                .findFirst();
    }
}
