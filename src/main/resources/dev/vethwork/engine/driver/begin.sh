# Starts what holds a sandbox, $@, says its number, passes the word on for which that waits, and ends. A JVM that ends waits a
# third of a second where a child of its own lives, and what holds a sandbox outlives it.
exec 3<&0
{ read -r word <&3 && echo "$word"; } | {
    exec 3<&- 4<&0
    "$@" <&4 4<&- &
    echo $!
}
