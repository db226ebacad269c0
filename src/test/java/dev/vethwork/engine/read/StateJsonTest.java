package dev.vethwork.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.Sealed;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.BridgePort;
import dev.vethwork.net.Mac;
import dev.vethwork.net.PortVlans;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.PrivateKey;
import dev.vethwork.net.PublicKey;
import dev.vethwork.net.RuleTable;
import dev.vethwork.net.TypeOfService;
import dev.vethwork.net.VlanRange;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.kind.LinkKind;
import dev.vethwork.state.kind.Veth;
import dev.vethwork.state.netfilter.Policy;
import dev.vethwork.state.nft.NftRuleset;
import inet.ipaddr.IPAddress;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
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

    private static final Netfilter.Rule RULE = new Netfilter.Rule(List.of("-p", "tcp", "-j", "ACCEPT"), null);

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
        for (Class<?> kind : Sealed.leaves(LinkKind.class)) {
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

    @Test
    void whateverANamespaceHoldsIsReadAsItWasWritten() throws ReflectiveOperationException {
        NamespaceState full = (NamespaceState) sample(NamespaceState.class);
        assertThat(full.netfilter().v6()).isNotEmpty();
        assertThat(full.routes()).isNotEmpty();
        NetworkState state = BARE.with(full);
        assertThat(StateJson.parse(StateJson.print(state))).contains(state);
    }

    @Test
    void aRuleIsWrittenAsItsWordsAlone() {
        NetworkState state = BARE.with(NamespaceState.empty("red").withNetfilter(new Netfilter(
                List.of(new Netfilter.Chain(RuleTable.FILTER, "INPUT", Policy.DROP, null, List.of(RULE))), List.of())));
        assertThat(StateJson.print(state)).contains("\"rules\":[{\"words\":[\"-p\",\"tcp\",\"-j\",\"ACCEPT\"],\"owner\":null}]");
    }

    /** Some value of a type, for kinds of interfaces and parts of a state that this test does not know. */
    private static Object sample(Type generic) throws ReflectiveOperationException {
        if (generic instanceof ParameterizedType of) {
            Type[] types = of.getActualTypeArguments();
            Class<?> raw = (Class<?>) of.getRawType();
            if (Map.class.isAssignableFrom(raw)) {
                return new TreeMap<>(Map.of(sample(types[0]), sample(types[1])));
            }
            return raw == Set.class ? Set.of(sample(types[0])) : List.of(sample(types[0]));
        }
        Class<?> type = (Class<?>) generic;
        Map<Class<?>, Object> known = Map.of(
                boolean.class, true,
                int.class, 7,
                long.class, 7L,
                Integer.class, 7,
                Long.class, 7L,
                String.class, "x1",
                IPAddress.class, Addresses.parse("10.0.0.1"),
                Prefix.class, Prefix.parse("10.0.0.1/8"),
                Mac.class, new Mac("02:00:00:00:00:01"),
                Netfilter.Rule.class, RULE);
        if (known.containsKey(type)) {
            return Objects.requireNonNull(known.get(type));
        }
        if (type == PrivateKey.class || type == PublicKey.class) {
            PrivateKey key = PrivateKey.random();
            return type == PrivateKey.class ? key : key.publicKey();
        }
        if (type == TypeOfService.class) {
            return new TypeOfService(0x10);
        }
        if (type == NftRuleset.class) {
            // Read only where somebody wants to see or explain.
            return NftRuleset.NONE;
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
            // What was adopted is a namespace as well.
            values[i] = types[i] == type ? null : sample(components[i].getGenericType());
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
