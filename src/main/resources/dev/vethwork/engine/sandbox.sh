# Starts a sandbox as a session of its own that outlives this shell, and says "ready", or what went wrong. $1 is a private
# directory, $2 what holds the sandbox, the rest what makes it.
#
# The holder waits for a word before it stands on its own. It gets it after its process is noted, so that a sandbox of
# which nobody knows ends by itself, whoever is killed at whatever moment.
dir=$1 hold=$2
shift 2

# Says why there is none, once what was started has ended: it has files of the private directory open.
refuse() {
    exec 4>&-
    wait
    echo "$1"
    exit 1
}
rm -f "$dir/ready" "$dir/go"
mkfifo -m 600 "$dir/ready" "$dir/go" || exit 1
# Both ends of both are open before the holder starts: it can never wait for somebody who is dead to open one.
exec 5<>"$dir/go" 6<>"$dir/ready"
exec 3<"$dir/go" 4>"$dir/go" 7<"$dir/ready" 8>"$dir/ready" 5>&- 6>&-
rm -f "$dir/ready" "$dir/go"
setsid "$@" sh -c "$hold" vethwork-sandbox <&3 >&8 2>&1 3<&- 4>&- 7<&- 8>&- &
exec 3<&- 8>&-
read -r line <&7
if [ "$line" != ready ]; then refuse "$line"; fi
read -r pid rest <"/proc/$!/task/$!/children"
read -r stat <"/proc/$pid/stat" || refuse "its process has ended"
set -- ${stat##*) }
if ! echo "$pid ${20}" >"$dir/holder.new"; then refuse "its process cannot be noted"; fi 2>/dev/null
# Only one can be noted.
ln "$dir/holder.new" "$dir/holder" || refuse "another one was noted"
rm -f "$dir/holder.new"
echo go >&4
echo ready
