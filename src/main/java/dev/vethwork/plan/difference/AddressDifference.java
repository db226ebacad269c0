package dev.vethwork.plan.difference;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.Ownership;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.Stage;
import dev.vethwork.plan.operation.AddAddress;
import dev.vethwork.plan.operation.DeleteAddress;
import dev.vethwork.plan.operation.Ids;
import dev.vethwork.plan.operation.KeepAddress;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.plan.operation.Unplug;
import dev.vethwork.state.Interface;
import dev.vethwork.text.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Addresses given and taken. */
public final class AddressDifference {
    private final Comparison comparison;
    private final Drafts drafts;

    private AddressDifference(Comparison comparison, Drafts drafts) {
        this.comparison = comparison;
        this.drafts = drafts;
    }

    public static void find(Comparison comparison, Drafts drafts) {
        AddressDifference difference = new AddressDifference(comparison, drafts);
        comparison.forEachWanted(difference::want);
    }

    private void want(Place place, Interface wanted) {
        Optional<Interface> there = comparison.staying(place);
        if (there.isPresent() && !comparison.isOurs(place, there.get())) {
            return;
        }
        boolean arrives = there.isEmpty() || comparison.isNew(place.namespace());
        Handover handover = Handover.of(comparison, place, wanted);
        boolean goesDown = !wanted.up() && (handover.isSwitchedOn() || there.filter(Interface::up).isPresent());
        Interface now = there.orElse(wanted.withAddresses(List.of()));
        AddressChange change = AddressChange.of(wanted, goesDown || handover.interrupts() || V6Addresses.areLost(comparison, place) ? switchedOff(now) : now);
        List<String> cleared = new ArrayList<>();
        for (Prefix address : change.first()) {
            delete(place, now, address, Stage.DELETE_ADDRESS, cleared);
            cleared.add(new DeleteAddress(place, address).id());
        }
        List<String> added = new ArrayList<>();
        for (Prefix address : change.add()) {
            added.add(Ids.address(place, address));
            add(place, wanted, address, arrives, goesDown && address.family() == Family.V6 ? Ids.up(place) : "");
        }
        List<String> deleted = new ArrayList<>(cleared);
        deleted.addAll(added);
        for (Prefix address : change.last()) {
            delete(place, now, address, added.isEmpty() ? Stage.DELETE_ADDRESS : Stage.ADDRESS, deleted);
            deleted.add(new DeleteAddress(place, address).id());
        }
        change.restore().forEach(a -> restore(place, wanted, a, deleted));
    }

    /** What the kernel leaves of one: its v6 addresses go as it goes down, or as IPv6 is switched off. */
    private static Interface switchedOff(Interface device) {
        return device.withAddresses(device.addresses().stream()
                .filter(a -> a.family() == Family.V4)
                .toList());
    }

    private void add(Place place, Interface wanted, Prefix address, boolean arrives, String after) {
        drafts.step(Stage.ADDRESS, new AddAddress(place, address, wanted.asked().contains(address)))
                .on(comparison.element(place))
                .undo(arrives ? null : new DeleteAddress(place, address))
                .after(waitingFor(place, wanted, address, after))
                .because(reason(place, address));
    }

    /** Of one subnet the first that is given is what packets are sent from. */
    private static List<String> firstOnes(Place place, Interface wanted, Prefix address) {
        return wanted.addresses().stream()
                .takeWhile(a -> !a.equals(address))
                .filter(a -> a.family() == Family.V4 && AddressTable.sameSubnet(a, address))
                .flatMap(a -> Stream.of(Ids.address(place, a), new KeepAddress(place, a, false).id()))
                .toList();
    }

    private List<String> waitingFor(Place place, Interface wanted, Prefix address, String after) {
        List<String> before = new ArrayList<>(List.of(Ids.link(place), peer(place), after));
        before.addAll(firstOnes(place, wanted, address));
        if (address.family() == Family.V6) {
            // Whoever takes it in or lets it go may switch it off, which v6 addresses do not outlive.
            before.addAll(List.of(Ids.port(place), new Unplug(place).id()));
        }
        if (comparison.wanted(place).filter(device -> device.kind().isLoopback()).isPresent()) {
            // One that has an address as it comes up does not get 127.0.0.1.
            before.add(Ids.up(place));
        }
        if (address.family() == Family.V6) {
            before.addAll(V6Addresses.switches(place));
        }
        return before;
    }

    private Phrase reason(Place place, Prefix address) {
        Object who = PlanMessages.who(place.namespace());
        if (comparison.wanted(place).filter(device -> device.kind().isLoopback()).isPresent()) {
            return PlanMessages.of("address.loopback", who, address.shortText(), place.name());
        }
        return address.isHost()
                ? PlanMessages.of("address.alone", who, address.shortText(), place.name())
                : PlanMessages.of(
                        "address.create",
                        who,
                        address.shortText(),
                        place.name(),
                        address.network().text());
    }

    private void delete(Place place, Interface there, Prefix address, Stage stage, List<String> after) {
        // A loopback that comes up again brings its address along.
        boolean comesBack = comparison.staying(place).filter(i -> Ownership.comesByItself(i, address)).isPresent();
        drafts.step(stage, new DeleteAddress(place, address))
                .on(comparison.element(place))
                .undo(comesBack ? null : new AddAddress(place, address, there.asked().contains(address)))
                .after(after)
                .because(PlanMessages.of("address.delete", address.text(), place.name()));
    }

    private void restore(Place place, Interface wanted, Prefix address, List<String> deleted) {
        List<String> after = new ArrayList<>(deleted);
        after.addAll(firstOnes(place, wanted, address));
        drafts.step(Stage.ADDRESS, new KeepAddress(place, address, wanted.asked().contains(address)))
                .on(comparison.element(place))
                .after(after)
                .because(PlanMessages.of("address.keep", address.text(), place.name()));
    }

    private String peer(Place place) {
        return comparison.wanted(place)
                .map(Interface::peer)
                .map(p -> Ids.link(Place.of(p)))
                .orElse("");
    }
}
