# Hears what changes in every namespace that the root namespace has a number for, in a file that grows; the input gives
# numbers to those that have none. The listener ends with this shell however that ends.
WATCH=
watch() {
    if [ -z "$WATCH" ]; then
        : >"$T/events"
        setpriv --pdeathsig KILL ip monitor all-nsid nsid link address route rule netconf \
            </dev/null >>"$T/events" 2>/dev/null 7>&- 8>&- 9>&- &
        WATCH=$!
    fi
    if [ -s "$T/in" ]; then ip -force -batch - <"$T/in" 2>/dev/null; fi
    ip -j netns list
}

# What was heard since the last time. A line that comes between the two is missed, and found by the next full reading.
events() {
    if [ -s "$T/events" ]; then
        cat "$T/events"
        : >"$T/events"
    fi
    [ -n "$WATCH" ] && kill -0 "$WATCH"
}
