# Starts what holds a sandbox, $@, says its number, passes the word on for which that waits, and ends. A JVM that ends waits a
# third of a second where a child of its own lives, and what holds a sandbox outlives it.
exec 3<&0
{ read -r word <&3 && echo "$word"; } | {
    exec 3<&- 4<&0
    # By itself, before it can say anything else.
    { read -r number rest </proc/self/stat && echo "$number" && exec "$@"; } <&4 4<&- &
}
