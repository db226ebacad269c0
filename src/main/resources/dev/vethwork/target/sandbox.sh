# Starts what follows the first parameter as a session of its own that outlives this shell, waits for its first line and
# says its process id and that line. The first parameter is a private directory.
fifo=$1/ready
shift
rm -f "$fifo"
mkfifo -m 600 "$fifo" || exit 1
setsid "$@" </dev/null >"$fifo" 2>&1 &
read -r line <"$fifo"
rm -f "$fifo"
echo "$! $line"
