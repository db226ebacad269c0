package dev.vethwork.engine.place;

import dev.vethwork.plan.UplinkPiece;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** Which parts of a way to the machine's network a sandbox of this user would be without. */
final class UplinkPieces {
    private static final String PASTA = "pasta";
    private static final String SLIRP = "slirp4netns";

    private final MachineFiles files;
    private final String searched;

    /**
     * @param searched the directories of programs, as PATH has them
     */
    UplinkPieces(MachineFiles files, String searched) {
        this.files = files;
        this.searched = searched;
    }

    static Stream<String> programs() {
        return Stream.of(PASTA, SLIRP);
    }

    static UplinkPieces here() {
        return new UplinkPieces(MachineFiles.Below.ROOT, System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    }

    Set<UplinkPiece> missing() {
        Set<UplinkPiece> missing = EnumSet.noneOf(UplinkPiece.class);
        if (!files.isOpen("dev/net/tun")) {
            missing.add(UplinkPiece.DEVICE);
        }
        if (!isThere(PASTA)) {
            missing.add(isThere(SLIRP) ? UplinkPiece.PORTS : UplinkPiece.PROGRAM);
        }
        if (!mayPing()) {
            missing.add(UplinkPiece.PING);
        }
        return missing;
    }

    /** Whether a sandbox uses the second best program. */
    boolean usesSlirp() {
        return !isThere(PASTA) && isThere(SLIRP);
    }

    private boolean isThere(String program) {
        return Stream.concat(Stream.of(searched.split(":")), Stream.of("/usr/local/sbin", "/usr/sbin", "/sbin"))
                .filter(directory -> directory.startsWith("/"))
                .anyMatch(directory -> files.isExecutable(directory.substring(1) + "/" + program));
    }

    /** Two numbers of groups, the first and the last that may; the other way round for nobody. */
    private boolean mayPing() {
        try {
            String[] range = files.text("proc/sys/net/ipv4/ping_group_range").strip().split("\\s+");
            return range.length != 2 || Long.parseLong(range[0]) <= Long.parseLong(range[1]);
        } catch (NumberFormatException untold) {
            return true;
        }
    }
}
