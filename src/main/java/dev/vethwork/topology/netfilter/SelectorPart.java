package dev.vethwork.topology.netfilter;

import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.ProtocolNumber;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One thing that a rule can ask of a packet, and how it is written: once for files, forms and whoever else lists them. */
@SuppressWarnings("ImmutableEnumChecker")
public enum SelectorPart {
    SOURCE(Selector::source, Prefix::text, Prefix::parse, SelectorBuilder::source),
    DESTINATION(Selector::destination, Prefix::text, Prefix::parse, SelectorBuilder::destination),
    NOT_SOURCE(Selector::notSource, Prefix::text, Prefix::parse, SelectorBuilder::notSource),
    NOT_DESTINATION(Selector::notDestination, Prefix::text, Prefix::parse, SelectorBuilder::notDestination),
    PROTOCOL(Selector::protocol, ProtocolNumber::text, ProtocolNumber::parse, SelectorBuilder::protocol),
    SOURCE_PORT(Selector::sourcePort, PortSet::text, PortSet::parse, SelectorBuilder::sourcePort),
    PORT(Selector::port, PortSet::text, PortSet::parse, SelectorBuilder::port),
    IN(Selector::in, name -> name, Names::device, SelectorBuilder::in),
    NOT_IN(Selector::notIn, name -> name, Names::device, SelectorBuilder::notIn),
    OUT(Selector::out, name -> name, Names::device, SelectorBuilder::out),
    NOT_OUT(Selector::notOut, name -> name, Names::device, SelectorBuilder::notOut),
    ESTABLISHED(Selector::established, SelectorBuilder::established),
    BEGINS(Selector::begins, SelectorBuilder::begins),
    ICMP(Selector::icmp, IcmpMessage::text, IcmpMessage::parse, SelectorBuilder::icmp),
    LIMIT(Selector::limit, RateLimit::text, RateLimit::parse, SelectorBuilder::limit),
    OWN_ADDRESS(Selector::ownAddress, SelectorBuilder::ownAddress);

    private final boolean flag;
    private final Function<Selector, Optional<String>> shown;
    private final BiConsumer<SelectorBuilder, String> read;

    <T> SelectorPart(
            Function<Selector, @Nullable T> value, Function<T, String> text, Function<String, T> parse, BiConsumer<SelectorBuilder, @Nullable T> set) {
        flag = false;
        shown = selector -> Optional.ofNullable(value.apply(selector)).map(text);
        read = (builder, typed) -> set.accept(builder, parse.apply(typed));
    }

    SelectorPart(Function<Selector, Boolean> value, BiConsumer<SelectorBuilder, Boolean> set) {
        flag = true;
        shown = selector -> Optional.of("true").filter(_ -> value.apply(selector));
        read = (builder, typed) -> set.accept(builder, Boolean.parseBoolean(typed));
    }

    /** The one of a field; empty where that is no part of a selector. */
    public static Optional<SelectorPart> of(String key) {
        return Arrays.stream(values()).filter(part -> part.key().equals(key)).findFirst();
    }

    /** Its field in a file, and in a form: {@code notSource}. */
    public String key() {
        String words = Arrays.stream(name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    /** Whether it is asked or not, and no more. */
    public boolean isFlag() {
        return flag;
    }

    /** Whether it may be a plain number. */
    public boolean isNumber() {
        return this == PROTOCOL || this == PORT || this == SOURCE_PORT;
    }

    public boolean isIn(Selector selector) {
        return text(selector).isPresent();
    }

    /** As it is written; empty where it is not asked for. */
    public Optional<String> text(Selector selector) {
        return shown.apply(selector);
    }

    /** @throws dev.vethwork.net.BadValue for a text that is none */
    public void read(SelectorBuilder into, String text) {
        read.accept(into, text);
    }
}
