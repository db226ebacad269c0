package dev.vethwork.state;

import java.util.Optional;

/** The name under which an interface's DHCP client is kept among a namespace's services. No drawn service can have it. */
public final class DhcpService {
    private static final String BEGIN = "dhcp:";

    private DhcpService() {}

    public static String of(String interfaceName) {
        return BEGIN + interfaceName;
    }

    /** The interface whose client it is; empty where it is a drawn service. */
    public static Optional<String> device(String service) {
        return service.startsWith(BEGIN) ? Optional.of(service.substring(BEGIN.length())) : Optional.empty();
    }
}
