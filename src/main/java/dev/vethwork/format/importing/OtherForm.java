package dev.vethwork.format.importing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Forms that are recognised and not read, so that somebody is told what to do instead. */
@SuppressWarnings("ImmutableEnumChecker") // a list of List.of
enum OtherForm {
    NETLAB("netlab", "convert", "^nodes:", "^links:"),
    COMPOSE("Docker Compose", "runs", "^services:[ \t]*$", "^[ \t]+(?:image|build|container_name|networks):"),
    KUBERNETES("Kubernetes", "runs", "^apiVersion:", "^kind:"),
    NETPLAN("netplan", "runs", "^network:", "^[ \t]+(?:ethernets|bridges|vlans|bonds|tunnels|vrfs|renderer):"),
    NMSTATE("nmstate", "runs", "^interfaces:", "^[ \t]*-[ \t]+name:"),
    NETWORKD("systemd-networkd", "runs", "^\\[(?:Match|NetDev)][ \t]*$", "^(?:Name|Kind|DHCP|Address|Bridge|VLAN)="),
    IFUPDOWN("ifupdown", "runs", "^iface[ \t]+\\S+[ \t]+inet6?[ \t]+(?:static|dhcp|manual|loopback|auto)\\b"),
    MININET("Mininet", "runs", "^[ \t]*(?:from|import)[ \t]+mininet\\b"),
    GNS3("GNS3", "none", "\"topology\"\\s*:", "\"(?:compute_id|server_id)\"");

    private final String title;
    private final String remedy;
    private final List<Pattern> content;

    /** @param content each of which is in such a file */
    OtherForm(String title, String remedy, String... content) {
        this.title = title;
        this.remedy = remedy;
        this.content = Arrays.stream(content)
                .map(each -> Pattern.compile(each, Pattern.MULTILINE))
                .toList();
    }

    static Optional<OtherForm> of(Source source) {
        String text = source.text();
        return Arrays.stream(values())
                .filter(form -> form.content.stream().allMatch(each -> each.matcher(text).find()))
                .findFirst();
    }

    ImportException refusal(Source source) {
        return ImportException.of("other." + remedy, source.file(), title);
    }
}
