package dev.vethwork.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.BridgePort;
import dev.vethwork.net.Mac;
import dev.vethwork.net.PortVlans;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.VlanRange;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.kind.LinkKind;
import dev.vethwork.state.kind.Veth;
import inet.ipaddr.IPAddress;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a run can go back to is written down so that the same is read again. */
class StateJsonTest {
    private static final NetworkState BARE = NetworkState.EMPTY.with(NamespaceState.empty(NetworkState.ROOT));

    @Test
    void whatMostRunsGoBackToIsAWord() {
        assertThat(StateJson.print(NetworkState.EMPTY)).isEqualTo("nothing");
        assertThat(StateJson.print(BARE)).isEqualTo("bare");
    }

    @Test
    void everyStateIsReadAsItWasWritten() throws ReflectiveOperationException {
        NamespaceState red = NamespaceState.empty("red")
                .withOwner("lab")
                .withSysctls(new TreeMap<>(Map.of("net.ipv4.ip_forward", "1")));
        for (Class<?> kind : LinkKind.class.getPermittedSubclasses()) {
            red = red.with(Interface.of(kind.getSimpleName(), (LinkKind) sample(kind), "lab")
                    .withAddresses(List.of(Prefix.parse("192.168.15.1/24"))));
        }
        red = red.with(Interface.of("p1", Veth.LOOSE, "lab")
                        .withPort(new BridgePort(true, false, new PortVlans.Access(10))))
                .with(Interface.of("p2", Veth.LOOSE, "lab")
                        .withPort(new BridgePort(
                                false, true, new PortVlans.Trunk(List.of(new VlanRange(10, 20)), null))));
        NetworkState host = NetworkState.EMPTY.with(
                NamespaceState.empty(NetworkState.ROOT).withSysctls(new TreeMap<>(Map.of("net.ipv4.ip_forward", "0"))));
        for (NetworkState state : List.of(NetworkState.EMPTY, BARE, host, BARE.with(red), host.with(red))) {
            assertThat(StateJson.parse(StateJson.print(state) + "\n")).contains(state);
        }
    }

    /** Some value of a type, for kinds of interfaces that this test does not know. */
    private static Object sample(Class<?> type) throws ReflectiveOperationException {
        Map<Class<?>, Object> known = Map.of(
                boolean.class, true,
                int.class, 7,
                long.class, 7L,
                Integer.class, 7,
                String.class, "x1",
                List.class, List.of(),
                Set.class, Set.of(),
                IPAddress.class, Addresses.parse("10.0.0.1"),
                Prefix.class, Prefix.parse("10.0.0.1/8"),
                Mac.class, new Mac("02:00:00:00:00:01"));
        if (known.containsKey(type)) {
            return Objects.requireNonNull(known.get(type));
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isSealed()) {
            return sample(type.getPermittedSubclasses()[0]);
        }
        RecordComponent[] components = type.getRecordComponents();
        assertThat(components).as(type + " needs a sample").isNotNull();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            values[i] = sample(types[i]);
        }
        return type.getDeclaredConstructor(types).newInstance(values);
    }

    @Test
    void whatWasCutOffIsNoState() {
        assertThat(StateJson.parse("")).isEmpty();
        assertThat(StateJson.parse("noth")).isEmpty();
        assertThat(StateJson.parse("{\"namespaces\":{\"\":")).isEmpty();
    }
}
