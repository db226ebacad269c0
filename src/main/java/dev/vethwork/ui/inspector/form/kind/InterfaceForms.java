package dev.vethwork.ui.inspector.form.kind;

import dev.vethwork.text.KindText;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnTunnel;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.ui.inspector.form.Column;
import dev.vethwork.ui.inspector.form.Input;
import dev.vethwork.ui.inspector.form.Item;
import dev.vethwork.ui.inspector.form.RowCodec;
import dev.vethwork.ui.inspector.form.Rows;
import dev.vethwork.ui.inspector.form.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Every kind's form, in the order that they are offered. */
public final class InterfaceForms {
    private static final SequencedMap<String, InterfaceForm<?>> BY_WORD = byWord(List.of(
            new LoopbackForm(),
            new DummyForm(),
            new MacvlanForm(),
            new MacvtapForm(),
            new TunForm(true),
            new TunForm(false),
            new VlanForm(),
            new VrfForm(),
            new BondForm(),
            new TunnelForm(DrawnTunnel.Type.GRE),
            new TunnelForm(DrawnTunnel.Type.GRETAP),
            new TunnelForm(DrawnTunnel.Type.IPIP),
            new TunnelForm(DrawnTunnel.Type.SIT),
            new VxlanForm(),
            new WireguardForm(),
            new PhysicalForm()));

    private static final RowCodec<DrawnInterface> ROW = new RowCodec<>(
            List.of(
                    new Column("interfaceKind", new Input.Choice(List.copyOf(BY_WORD.keySet()))),
                    new Column("interfaceName", new Input.Text("eth0"))),
            false,
            true,
            drawn -> List.of(drawn.word(), drawn.name()),
            row -> form(row.get(0)).blank(row.get(1).strip()));

    private InterfaceForms() {}

    private static SequencedMap<String, InterfaceForm<?>> byWord(List<InterfaceForm<?>> forms) {
        SequencedMap<String, InterfaceForm<?>> all = new LinkedHashMap<>();
        forms.forEach(form -> all.put(form.blank("any").word(), form));
        return all;
    }

    private static InterfaceForm<?> form(String word) {
        InterfaceForm<?> form = BY_WORD.get(word);
        if (form == null) {
            throw new IllegalArgumentException("no form for " + word);
        }
        return form;
    }

    /** What all of them are drawn as. */
    public static List<Class<?>> types() {
        return BY_WORD.values().stream().<Class<?>>map(InterfaceForm::type).distinct().toList();
    }

    /** The words of all kinds. */
    public static List<String> words() {
        return List.copyOf(BY_WORD.keySet());
    }

    /** The list of a node's interfaces: what each is, and its name. */
    public static Section<IpStack> list() {
        return new Section<>(
                "interfaces",
                "",
                true,
                List.of(new Rows<>("interfaces", ROW, IpStack::interfaces, InterfaceForms::listed)));
    }

    /** Those that stay keep all else that they are; one of another name in the place of one of its kind is renamed. */
    private static IpStack listed(IpStack stack, List<DrawnInterface> rows) {
        List<DrawnInterface> before = stack.interfaces();
        List<DrawnInterface> all = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            DrawnInterface row = rows.get(i);
            DrawnInterface same = stack.drawn(row.name())
                    .filter(drawn -> drawn.word().equals(row.word()))
                    .orElse(null);
            boolean renames = same == null
                    && rows.size() == before.size()
                    && before.get(i).word().equals(row.word());
            all.add(same != null
                    ? same
                    : renames
                            ? before.get(i).withBasics(before.get(i).basics().withName(row.name()))
                            : row);
        }
        return stack.withInterfaces(all);
    }

    /** A section for each of a node's interfaces. */
    public static List<Section<IpStack>> each(IpStack stack) {
        List<Section<IpStack>> all = new ArrayList<>();
        for (int i = 0; i < stack.interfaces().size(); i++) {
            int index = i;
            DrawnInterface drawn = stack.interfaces().get(i);
            String title = drawn.name() + " · " + KindText.name(drawn.word()).text();
            all.add(new Section<>("interface", title, true, items(form(drawn.word())))
                    .in(s -> at(s, index, drawn), (s, changed) -> put(s, index, drawn, changed)));
        }
        return all;
    }

    private static DrawnInterface at(IpStack stack, int index, DrawnInterface otherwise) {
        List<DrawnInterface> all = stack.interfaces();
        return index < all.size() && all.get(index).word().equals(otherwise.word()) ? all.get(index) : otherwise;
    }

    /** What is gone meanwhile is not changed. */
    private static IpStack put(IpStack stack, int index, DrawnInterface known, DrawnInterface changed) {
        List<DrawnInterface> all = new ArrayList<>(stack.interfaces());
        if (index < all.size() && all.get(index).word().equals(known.word())) {
            all.set(index, changed);
        }
        return stack.withInterfaces(all);
    }

    private static <D extends DrawnInterface> List<Item<DrawnInterface>> items(
            InterfaceForm<D> form) {
        List<Item<DrawnInterface>> all = new ArrayList<>();
        for (Item<D> item : form.items()) {
            all.add(item.in(form.type()::cast, (before, changed) -> changed));
        }
        for (Item<LinkBasics> item : form.basics()) {
            all.add(item.in(DrawnInterface::basics, DrawnInterface::withBasics));
        }
        return all;
    }
}
