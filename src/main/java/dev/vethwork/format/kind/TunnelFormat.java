package dev.vethwork.format.kind;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.Addresses;
import dev.vethwork.topology.kind.DrawnTunnel;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.List;

/** {@code "local": "10.0.0.1", "remote": "10.0.0.2"}. */
record TunnelFormat(DrawnTunnel.Type type) implements InterfaceFormat<DrawnTunnel> {
    TunnelFormat() {
        this(DrawnTunnel.Type.GRE);
    }

    @Override
    public List<String> basics() {
        return type == DrawnTunnel.Type.GRETAP ? ALL_BASICS : WITHOUT_FRAMES;
    }

    @Override
    public List<String> fields() {
        return List.of("local", "remote");
    }

    @Override
    public DrawnTunnel read(LinkBasics basics, Fields fields) {
        return new DrawnTunnel(
                basics,
                type,
                fields.optional("local", Readers.text(Addresses::parse)),
                fields.optional("remote", Readers.text(Addresses::parse)));
    }

    @Override
    public void write(DrawnTunnel drawn, JsonBuilder json) {
        json.text("local", drawn.local() == null ? null : Addresses.text(drawn.local()))
                .text("remote", drawn.remote() == null ? null : Addresses.text(drawn.remote()));
    }
}
