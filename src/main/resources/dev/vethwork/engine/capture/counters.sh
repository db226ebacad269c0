# Answers as the agent that counts does: a line of namespaces asks, "at" and the time, for each "in" and its name with its
# interfaces' table, and "end" answer.
echo vethwork-agent
set -f
while read -r asked; do
    printf 'at %s\n' "$(date +%s%3N)"
    for space in $asked; do
        if [ "$space" = . ]; then
            echo "in ."
            cat /proc/self/net/dev
        elif [ -e "/run/netns/$space" ]; then
            echo "in $space"
            nsenter --net="/run/netns/$space" cat /proc/self/net/dev </dev/null
        fi
    done
    echo end
done
