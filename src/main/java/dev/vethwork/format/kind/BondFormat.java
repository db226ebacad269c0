package dev.vethwork.format.kind;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Names;
import dev.vethwork.net.Quote;
import dev.vethwork.topology.kind.DrawnBond;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** {@code "mode": "active-backup", "members": [ "eth2", "eth3" ]}. */
final class BondFormat implements InterfaceFormat<DrawnBond> {
    @Override
    public List<String> fields() {
        return List.of("mode", "members");
    }

    @Override
    public DrawnBond read(LinkBasics basics, Fields fields) {
        DrawnBond.Mode mode = fields.optional("mode", Readers.text(BondFormat::mode), DrawnBond.Mode.BALANCE_RR);
        return new DrawnBond(basics, mode, fields.list("members", Readers.text(Names::device)));
    }

    private static DrawnBond.Mode mode(String word) {
        return Arrays.stream(DrawnBond.Mode.values())
                .filter(mode -> mode.word().equals(word))
                .findFirst()
                .orElseThrow(() -> BadValue.of(
                        "interface.mode",
                        Quote.of(word),
                        Arrays.stream(DrawnBond.Mode.values())
                                .map(DrawnBond.Mode::word)
                                .collect(Collectors.joining(", "))));
    }

    @Override
    public void write(DrawnBond drawn, JsonBuilder json) {
        json.text("mode", drawn.mode() == DrawnBond.Mode.BALANCE_RR ? null : drawn.mode().word())
                .texts("members", drawn.members(), member -> member);
    }
}
