package dev.vethwork.net;

import dev.vethwork.text.Phrase;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place on another machine that is reached by ssh: {@code ssh:[USER@]HOST[:PORT]} is a sandbox there, with {@code /host}
 * behind it that machine itself. As on this machine, what is said shortest can do least harm.
 *
 * @param user empty for whom ssh's own configuration names
 * @param host a name, an address, or an alias of ssh's configuration
 * @param port 0 for that of ssh's configuration
 */
public record RemoteKind(String user, String host, int port, boolean rootIsOurs) implements TargetKind {
    public static final String SCHEME = "ssh:";

    private static final String HOST = "/host";

    private static final int MOST_PORTS = 65535;

    /** No word may begin with a dash: ssh would take it for an option. */
    private static final String WORD = "[A-Za-z0-9_][A-Za-z0-9_.-]*";

    private static final Pattern ADDRESS = Pattern.compile(
            "(?:(?<user>" + WORD + ")@)?(?:(?<host>" + WORD + ")|\\[(?<six>[0-9A-Fa-f:.]+(?:%[A-Za-z0-9_.]+)?)])(?::(?<port>[0-9]{1,5}))?");

    /** @throws BadValue where it is no such place */
    static RemoteKind parse(String text) {
        boolean root = text.endsWith(HOST);
        String address = text.substring(SCHEME.length(), root ? text.length() - HOST.length() : text.length());
        Matcher found = ADDRESS.matcher(address);
        if (!found.matches()) {
            throw BadValue.of("remote", address);
        }
        int port = found.group("port") == null ? 0 : Integer.parseInt(found.group("port"));
        if (port > MOST_PORTS || found.group("port") != null && port == 0) {
            throw BadValue.of("remote", address);
        }
        String user = found.group("user") == null ? "" : found.group("user");
        String host = found.group("host") == null ? found.group("six") : found.group("host");
        return new RemoteKind(user, host, port, !root);
    }

    /** The machine itself. */
    public RemoteKind itself() {
        return new RemoteKind(user, host, port, false);
    }

    /** A sandbox on the machine. */
    public RemoteKind sandbox() {
        return new RemoteKind(user, host, port, true);
    }

    /** How the machine is said, whatever place on it is meant. */
    public String machine() {
        String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return (user.isEmpty() ? "" : user + "@") + name + (port == 0 ? "" : ":" + port);
    }

    /** What a person types behind ssh to get there by hand. */
    public String byHand() {
        return (port == 0 ? "" : "-p " + port + " ") + (user.isEmpty() ? "" : user + "@") + host;
    }

    @Override
    public Phrase label() {
        return new Phrase(BadValue.BUNDLE, rootIsOurs ? "target.far.sandbox" : "target.far.host", List.of(machine()));
    }

    @Override
    public boolean isFar() {
        return true;
    }

    @Override
    public String text() {
        return SCHEME + machine() + (rootIsOurs ? "" : HOST);
    }

    @Override
    public String toString() {
        return text();
    }
}
